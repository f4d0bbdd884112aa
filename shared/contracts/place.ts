import * as v from 'valibot';

/* What may be asked */

/** What was typed so far of a place’s name, number or postcode, and at which level to look. */
export const PlaceQuery = v.object({
  q: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.transform((text) => text.slice(0, 80)),
    ),
    '',
  ),
  level: v.optional(v.string()),
  lang: v.optional(v.string()),
});

/* What may be read */

/** A place of the official list: INSEE code, SIREN for an intercommunalité; `departement` is null for a region. */
export const PlaceAnswer = v.object({
  level: v.picklist(['commune', 'intercommunalite', 'departement', 'region']),
  code: v.string(),
  label: v.string(),
  departement: v.nullable(v.string()),
});
export type PlaceAnswer = v.InferOutput<typeof PlaceAnswer>;
