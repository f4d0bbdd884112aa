import { departements } from '../../../shared/vocabulary/departements.ts';
import type { Places } from '../../kit/ports.ts';

/** A place heard in a search: its département, the words that name it, and what is left of the search without them. */
export type PlaceAsked = Readonly<{ departement: string; said: string; rest: string }>;

/** « Saint-Pierre-en-Faucigny » has four words; no name of a département has more. */
const LONGEST = 6;
const before = /(?:^|\s)(?:à|a|aux?|en|de|du|des|dans|sur|près|autour)(?:\s+(?:les?|la|du|des?))?\s*(?:l[’'])?$/iu;

/**
 * The département that a search names: by number (« 22 », « 2A »), by name (« Côtes-d’Armor »), or by one of its communes
 * (« saint brieuc »). A commune of one word counts when it is the whole search or follows « à » or « en »: many common words
 * are names of villages. The longest name wins; a name several communes bear names none.
 */
export const placeAsked = (places: Pick<Places, 'find'>, q: string): PlaceAsked | undefined => {
  const words = [...q.matchAll(/\S+/g)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
  for (let length = Math.min(LONGEST, words.length); length > 0; length--)
    for (let first = 0; first + length <= words.length; first++) {
      const start = words[first]?.start ?? 0;
      const end = words[first + length - 1]?.end ?? 0;
      const said = q.slice(start, end).replace(/^[dl][’']|[,;.?!]+$/giu, '');
      const lead = before.exec(q.slice(0, start))?.[0] ?? '';
      const mayBeCommune = length === words.length || /[\s-]/.test(said) || lead !== '';
      const departement = named(places, said, mayBeCommune);
      if (departement) return { departement, said, rest: joined(q.slice(0, start - lead.length), q.slice(end)) };
    }
  return undefined;
};

const named = (places: Pick<Places, 'find'>, said: string, mayBeCommune: boolean): string | undefined => {
  const code = said.toUpperCase();
  if (Object.hasOwn(departements, code)) return code;
  const departement = places.find({ level: 'departement', label: said });
  if (departement) return departement.code;
  const commune = mayBeCommune ? places.find({ level: 'commune', label: said })?.departement : undefined;
  return commune && Object.hasOwn(departements, commune) ? commune : undefined;
};

const joined = (left: string, right: string): string => `${left} ${right}`.replace(/\s+/g, ' ').trim();
