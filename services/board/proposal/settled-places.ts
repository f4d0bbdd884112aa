import type { QuestionContent, TerrainContent, Territory } from '../../../shared/contracts/proposal-content.ts';
import { Problem } from '../../kit/http.ts';
import type { Places } from '../../kit/ports.ts';

/** The content with its territory as the official list knows it (code and name). A place not in it is a field error. */
export const settledTerrain = (places: Places, content: TerrainContent): TerrainContent => ({
  ...content,
  territory: settled(places, content.territory, 'territory.label'),
});

export const settledQuestion = (places: Places, content: QuestionContent): QuestionContent => ({
  ...content,
  territoriesWanted: content.territoriesWanted.map((territory, i) =>
    settled(places, territory, `territoriesWanted.${i}.label`),
  ),
});

const settled = (places: Places, territory: Territory, field: string): Territory => {
  if (territory.level === 'national') return { ...territory, code: null };
  const place = places.find(territory);
  if (!place) throw new Problem(422, 'fields-wrong', { [field]: 'place-unknown' });
  return { level: place.level, code: place.code, label: place.label };
};
