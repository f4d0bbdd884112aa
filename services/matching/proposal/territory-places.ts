import type { Territory } from '../../../shared/contracts/proposal-content.ts';
import type { Places } from '../../kit/ports.ts';
import type { Place } from '../score/facts.ts';

/** Territories with the département they lie in, so that two of them can be seen to touch. */
export const territoryPlaces = (places: Places, territories: readonly Territory[]): Place[] =>
  territories.map(({ level, code, label }) => ({
    level,
    code,
    label,
    departement: places.find({ level, code, label })?.departement ?? null,
  }));
