import type { Concept } from './concept.ts';
import { ageing } from './concepts/ageing.ts';
import { associations } from './concepts/associations.ts';
import { democracy } from './concepts/democracy.ts';
import { digital } from './concepts/digital.ts';
import { economy } from './concepts/economy.ts';
import { employment } from './concepts/employment.ts';
import { equality } from './concepts/equality.ts';
import { finance } from './concepts/finance.ts';
import { governance } from './concepts/governance.ts';
import { health } from './concepts/health.ts';
import { housing } from './concepts/housing.ts';
import { migration } from './concepts/migration.ts';
import { research } from './concepts/research.ts';
import { risks } from './concepts/risks.ts';
import { safety } from './concepts/safety.ts';
import { socialAction } from './concepts/social-action.ts';
import { staff } from './concepts/staff.ts';

/** Every concept, theme by theme. Adding a file of concepts means adding it here. */
export const concepts: readonly Concept[] = [
  ...ageing,
  ...associations,
  ...democracy,
  ...digital,
  ...economy,
  ...employment,
  ...equality,
  ...finance,
  ...governance,
  ...health,
  ...housing,
  ...migration,
  ...research,
  ...risks,
  ...safety,
  ...socialAction,
  ...staff,
];
