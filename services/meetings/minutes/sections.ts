import { fold, type Line } from './lines.ts';

export type SectionKind = 'theme' | 'speakers' | 'lead' | 'terrain' | 'resource' | 'contents' | 'other';
export type Opening = Readonly<{ kind: SectionKind; rest: string }>;

const HEADS: readonly (readonly [SectionKind, RegExp])[] = [
  ['contents', /^(?:sommaire|table des matieres|table of contents|contents)$/],
  [
    'lead',
    /^(?:les )?(?:pistes?|axes? de (?:reflexion|recherche|travail)|questions? de recherche|questionnements?|questions et pistes)\b/,
  ],
  ['terrain', /^(?:les )?terrains?\b/],
  [
    'resource',
    /^(?:les )?(?:ressources?|references?|bibliographie|documentation|sources|liens utiles|pour aller plus loin)\b/,
  ],
];

/** What may follow the first word of a section's name without making it the heading of something else. */
const TAIL = new Set(
  (
    'a au aux d de des du en et l la le les ou par pour sur issu issus issues possible possibles potentiel potentiels propose proposes proposees ' +
    'partage partages partagees cite cites citees evoque evoques evoquees mentionne mentionnes mentionnees identifie identifies identifiees ' +
    'recommande recommandees utile utiles complementaire complementaires bibliographique bibliographiques documentaire documentaires ' +
    'piste pistes question questions questionnements reflexion reflexions recherche recherches action travail axe axes debat discussion ' +
    'terrain terrains etude etudes observation observations experimentation experimentations enquete partenariat partenariats donnees contextes ' +
    'ressource ressources reference references lien liens lecture lectures source sources bibliographie documentation ' +
    'session seance atelier meeting participants intervenants utiles aller plus loin'
  ).split(' '),
);

const THEME =
  /^(?:theme|thematique|themes abordes|problematique|presentation|contexte|enjeux|introduction|argumentaire|resume|sujet)$/;
const OTHER =
  /^(?:synthese|suites?|suites a donner|conclusions?|contacts?|annexes?|temoignages?|discussions?|echanges|debats?|programme|ordre du jour|participant\w*|perspectives|calendrier|remerciements|prochaine\w* (?:etapes?|seances?|sessions?|rencontres?)|deroule|animation|organisation|comite|partenaires|credits|mentions legales|a propos|notes)$/;
const SPEAKERS =
  /^(?:les|nos)?(?:(?:intervenant|invite|temoin|orat(?:eur|rice))\w{0,8}(?:et)?(?:intervenant\w{0,4}|temoins?|invite\w{0,4})?(?:delaseance|delasession)?|avec|avecla participationde|enpresencede|panel|speakers)$/;

const bare = (name: string) =>
  fold(name)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^a-z' ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const isSpeakers = (label: string) => label.length <= 60 && SPEAKERS.test(fold(label).replace(/[^a-z]/g, ''));

const productionKind = (name: string): SectionKind | undefined => {
  const plain = bare(name);
  if (plain.length < 5) return undefined;
  for (const [kind, head] of HEADS) {
    const found = head.exec(plain);
    if (!found) continue;
    const tail = plain.slice(found[0].length).split(/[ ']+/).filter(Boolean);
    if (tail.every((word) => TAIL.has(word))) return kind;
  }
  return undefined;
};

const sideKind = (name: string): SectionKind | undefined => {
  const plain = bare(name);
  if (THEME.test(plain)) return 'theme';
  return OTHER.test(plain) ? 'other' : undefined;
};

/** A label and what follows it on the same line: « Terrains : aucun ». */
const split = (text: string): { label: string; rest: string } => {
  const colon = text.indexOf(':');
  if (colon < 0 || colon > 80) return { label: text, rest: '' };
  return { label: text.slice(0, colon), rest: text.slice(colon + 1).replace(/^[\s*_]+/, '') };
};

const isOpener = (line: Line) =>
  line.raw.length <= 400 &&
  !/[,;{}=]$/.test(line.raw) &&
  (line.bullet === null || (line.bullet === '1' && (line.caps || line.bold)));

/** « Terrains : néant ». */
export const isNothing = (rest: string) => /^(?:néant|aucune?|rien|sans objet|-|–|—)\.?$/i.test(rest);

const kindOf = (
  text: string,
  { label, rest }: { label: string; rest: string },
  loud: boolean,
): SectionKind | undefined => {
  const named = loud || text.includes(':');
  if (isSpeakers(label) && (named || label === text)) return 'speakers';
  const whole = productionKind(text);
  if (whole) return whole;
  const labelled =
    label === text || !(isNothing(rest) || label === label.toUpperCase()) ? undefined : productionKind(label);
  return labelled ?? (named ? sideKind(label) : undefined);
};

/** The section a line opens, if it opens one. A bulleted line never does. */
export const opensSection = (line: Line): Opening | undefined => {
  if (!isOpener(line)) return undefined;
  const text = line.text.replace(/^(?:\d{1,2}|[IVX]{1,4})\s*[.)–-]\s*/, '').replace(/^[*_]+/, '');
  const parted = split(text);
  const kind = kindOf(text, parted, line.caps || line.bold || line.level > 0);
  return kind && { kind, rest: parted.rest };
};
