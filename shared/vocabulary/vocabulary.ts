import type { Concept } from './concept.ts';
import { ageing } from './concepts/ageing.ts';
import { associations } from './concepts/associations.ts';
import { childhood } from './concepts/childhood.ts';
import { culture } from './concepts/culture.ts';
import { democracy } from './concepts/democracy.ts';
import { digital } from './concepts/digital.ts';
import { disability } from './concepts/disability.ts';
import { ecology } from './concepts/ecology.ts';
import { economy } from './concepts/economy.ts';
import { education } from './concepts/education.ts';
import { employment } from './concepts/employment.ts';
import { energy } from './concepts/energy.ts';
import { equality } from './concepts/equality.ts';
import { finance } from './concepts/finance.ts';
import { food } from './concepts/food.ts';
import { governance } from './concepts/governance.ts';
import { health } from './concepts/health.ts';
import { housing } from './concepts/housing.ts';
import { migration } from './concepts/migration.ts';
import { mobility } from './concepts/mobility.ts';
import { neighbourhoods } from './concepts/neighbourhoods.ts';
import { research } from './concepts/research.ts';
import { risks } from './concepts/risks.ts';
import { rural } from './concepts/rural.ts';
import { safety } from './concepts/safety.ts';
import { socialAction } from './concepts/social-action.ts';
import { sport } from './concepts/sport.ts';
import { staff } from './concepts/staff.ts';
import { tourism } from './concepts/tourism.ts';
import { urbanism } from './concepts/urbanism.ts';
import { waste } from './concepts/waste.ts';
import { water } from './concepts/water.ts';
import { youth } from './concepts/youth.ts';

/** Every concept, theme by theme. Adding a file of concepts means adding it here. */
export const concepts: readonly Concept[] = [
  ...ageing,
  ...associations,
  ...childhood,
  ...culture,
  ...democracy,
  ...digital,
  ...disability,
  ...ecology,
  ...economy,
  ...education,
  ...employment,
  ...energy,
  ...equality,
  ...finance,
  ...food,
  ...governance,
  ...health,
  ...housing,
  ...migration,
  ...mobility,
  ...neighbourhoods,
  ...research,
  ...risks,
  ...rural,
  ...safety,
  ...socialAction,
  ...sport,
  ...staff,
  ...tourism,
  ...urbanism,
  ...waste,
  ...water,
  ...youth,
];
