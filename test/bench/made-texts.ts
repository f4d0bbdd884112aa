import { stopWords } from '../../services/kit/text/stop-words.ts';
import { concepts } from '../../shared/vocabulary/vocabulary.ts';

/*
 * Texts shaped like French ones, for benches: words as frequent as Zipf says, nearly half of them stop words, the others
 * general French words, words nobody knows, and terms of the vocabulary, those of a few concepts more than others. The rates
 * are set so that `densityOf` such texts lies between what the two judged sets we may look at have
 * (test/matching/fixtures/broad-items.json and the May 2020 minutes); RESULTS.md has the figures.
 */
const rates = {
  /** Of all words. */
  stop: 0.43,
  /** Of what is drawn besides: a term of one of the text's own concepts, a term of any concept, an unknown word; the rest is general French. */
  own: 0.3,
  any: 0.22,
  unknown: 0.14,
};
const OWN_CONCEPTS = 4;
const UNKNOWN_WORDS = 60_000;
const SENTENCE = 18;

type Random = () => number;

/** An index below `n`, the k-th about 1/k as often as the first. */
export const zipf = (random: Random, n: number): number => Math.min(n - 1, Math.floor(n ** random()) - 1);

const bare = (term: string): string => term.replace(/[=*]/g, '');
const termsOf = concepts.map(({ terms, related }) => ({ terms: terms.map(bare), related: related.map(bare) }));
const stops = [...stopWords].filter((word) => word.length > 1 && word.length < 6);

/** Words of every day that say little of any theme. */
const general =
  `travail années question partir niveau mise cadre manière exemple besoin sens effet suite moment temps point
  fois jour semaine mois réunion place façon raison chose difficulté objet étape bilan retour mieux permettre mettre prendre
  tenir porter donner trouver passer rendre venir voir savoir dire montrer comprendre demander chercher penser croire laisser
  rester suivre changer devenir poser servir attendre commencer continuer finir grand petit nouveau premier dernier bon
  meilleur seul long court fort simple difficile possible important certain différent plusieurs nombreux propre vrai aujourd
  hier demain souvent parfois toujours jamais beaucoup assez trop ensemble ailleurs partout environ presque surtout notamment
  enfin ensuite puis cependant toutefois également concernant plutôt côté fin début partie ensemble nombre ligne page dossier
  cas idée avis choix accord envie peine main tête main vue voix mot nom heure matin soir an époque mesure type sorte forme`
    .split(/\s+/)
    .filter(Boolean);

const beginnings =
  'ba bri ca cha clo cor da dre fa flo gra jo la li lo ma mi mon na no pa per pli ra ro sa sel ta tro va vi'.split(' ');
const middles = 'bi cha do fe gi la len ma mi no pa ra ri ron sa ti to van vel zi'.split(' ');
const ends = 'age aire al ance ation el ement ence er esse eur eux ien ier if in ique isme iste ité oir on'.split(' ');

/** The word nobody knows of this number: always the same, and French to the ear. */
const unknown = (number: number): string => {
  const [first, rest] = [number % beginnings.length, Math.floor(number / beginnings.length)];
  const [last, more] = [rest % ends.length, Math.floor(rest / ends.length)];
  const inner =
    more === 0
      ? ''
      : `${middles[more % middles.length]}${more >= middles.length ? middles[Math.floor(more / middles.length) % middles.length] : ''}`;
  return `${beginnings[first]}${inner}${ends[last]}`;
};

const one = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

const termOf = (random: Random, concept: number): string => {
  const { terms, related } = termsOf[concept] as (typeof termsOf)[number];
  return related.length > 0 && random() < 0.35 ? one(random, related) : one(random, terms);
};

const said = (random: Random, own: readonly number[]): string => {
  const drawn = random();
  if (drawn < rates.own) return termOf(random, one(random, own));
  if (drawn < rates.own + rates.any) return termOf(random, zipf(random, termsOf.length));
  if (drawn < rates.own + rates.any + rates.unknown) return unknown(zipf(random, UNKNOWN_WORDS));
  return general[zipf(random, general.length)] as string;
};

/** A text of `words` words or a few more, in sentences. */
export const madeText = (random: Random, words: number): string => {
  const own = Array.from({ length: OWN_CONCEPTS }, () => zipf(random, termsOf.length));
  const text: string[] = [];
  for (let length = 0, sentence = 0; length < words; ) {
    const next = random() < rates.stop ? (stops[zipf(random, stops.length)] as string) : said(random, own);
    text.push(next);
    const more = next.split(' ').length;
    length += more;
    sentence += more;
    if (sentence < SENTENCE) continue;
    text.push(`${text.pop()}.`);
    sentence = 0;
  }
  return text.join(' ');
};
