import type { ThemeId } from '../../../shared/vocabulary/themes.ts';

/** Beginnings of words, folded, that point to a theme: enough to fill in a form somebody will correct. */
const beginnings: readonly (readonly [ThemeId, string])[] = [
  ['housing', 'logement habitat locat bailleur hlm loyer hebergement'],
  ['social-action', 'precar pauvre ccas insertion social solidar aide rsa illettr non-recours'],
  ['health', 'sante hopital medic soin ars epidemi pandemi covid'],
  ['ageing', 'vieill senior aine age aidant dependance ehpad'],
  ['disability', 'handicap accessibilit'],
  ['childhood', 'enfan creche famill parental pmi'],
  ['youth', 'jeune lyceen etudiant'],
  ['education', 'ecole scolaire educati pedagog enseign periscolaire'],
  ['food', 'aliment cantine agricol agroecolog maraich'],
  ['water', 'eau assainissement riviere nappe submersion littoral rivage'],
  ['waste', 'dechet recycl reemploi'],
  ['energy', 'energ climat carbone renovation'],
  ['ecology', 'biodiversit environnement ecolog nature'],
  ['mobility', 'mobilit transport velo bus trajet'],
  ['urbanism', 'urbanis foncier ville amenagement'],
  ['rural', 'rural village bourg'],
  ['neighbourhoods', 'quartier banlieue'],
  ['economy', 'economi entreprise commerce relocalis industri makers artisan'],
  ['employment', 'emploi chomage formation apprentissage recrut'],
  ['culture', 'cultur musee bibliothe patrimoine mediatheque'],
  ['sport', 'sport loisir'],
  ['tourism', 'tourism saisonnier'],
  ['digital', 'numeri donnee dematerial internet illectron fablab reseau'],
  ['risks', 'crise risque catastroph urgence resilien incertitude'],
  ['safety', 'securite violence prevention delinquance prison'],
  ['democracy', 'citoyen participat democrat concert elu'],
  ['governance', 'gouvernance intercommunal cooperation collectivite metropole decision'],
  ['staff', 'agent manage teletravail travail metier organisation encadr hierarch'],
  ['finance', 'budget financ achat marche'],
  ['equality', 'genre femme inegalit discrimin feminis egalit'],
  ['migration', 'migr exil refugie'],
  ['associations', 'associati benevol engagement collectif voisinage'],
  ['research', 'recherche evaluation savoir scientif connaissance'],
];

const MOST = 3;

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe');

/** One to three themes, the most often named first; `research` where no word tells. */
export const themesNamed = (text: string): ThemeId[] => {
  const words = folded(text).split(/[^a-z-]+/);
  const hits = beginnings
    .map(([theme, starts]) => {
      const roots = starts.split(' ');
      return { theme, n: words.filter((word) => roots.some((root) => begins(word, root))).length };
    })
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n);
  return hits.length > 0 ? hits.slice(0, MOST).map(({ theme }) => theme) : ['research'];
};

/** Short roots stand for whole words: « eau » is not the start of « eaux-vives » alone but never of « eaubonne ». */
const begins = (word: string, root: string) =>
  root.length <= 4 ? word === root || word === `${root}s` || word === `${root}x` : word.startsWith(root);
