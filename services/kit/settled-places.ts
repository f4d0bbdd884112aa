import type { QuestionContent, TerrainContent, Territory } from '../../shared/contracts/proposal-content.ts';
import { Problem } from './http.ts';
import type { Places } from './ports.ts';

/**
 * The content with its territory as the official list knows it (code and name). A place not in it is a field error, named
 * after where the content lies in what was asked (`within`, as in `content.`).
 */
export const settledTerrain = (places: Places, content: TerrainContent, within = ''): TerrainContent => ({
  ...content,
  territory: settled(places, content.territory, `${within}territory.label`),
});

/** The same for each territory a question wants. */
export const settledQuestion = (places: Places, content: QuestionContent, within = ''): QuestionContent => ({
  ...content,
  territoriesWanted: content.territoriesWanted.map((territory, i) =>
    settled(places, territory, `${within}territoriesWanted.${i}.label`),
  ),
});

const settled = (places: Places, territory: Territory, field: string): Territory => {
  if (territory.level === 'national') return { ...territory, code: null };
  const place = places.find(territory);
  if (!place) throw new Problem(422, 'fields-wrong', { [field]: 'place-unknown' });
  return { level: place.level, code: place.code, label: place.label };
};
