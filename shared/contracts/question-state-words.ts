import type { Sentence } from '../kernel/words.ts';
import type { questionStates } from './proposal.ts';

/** Where a question stands in research, apart from whether somebody may answer it. */
export const questionStateWords = {
  open: {
    name: { fr: 'Sans réponse connue', en: 'No known answer' },
    means: { fr: 'Personne n’a encore signalé d’étude.', en: 'Nobody has reported a study yet.' },
  },
  studied: {
    name: { fr: 'À l’étude', en: 'Being studied' },
    means: { fr: 'Une recherche est en cours.', en: 'Research is under way.' },
  },
  'partly-answered': {
    name: { fr: 'Répondue en partie', en: 'Partly answered' },
    means: { fr: 'Des résultats existent ; il reste à faire.', en: 'There are results; there is more to do.' },
  },
  answered: {
    name: { fr: 'Répondue', en: 'Answered' },
    means: { fr: 'Des résultats y répondent.', en: 'Results answer it.' },
  },
  contested: {
    name: { fr: 'Débattue', en: 'Contested' },
    means: { fr: 'Les résultats ne s’accordent pas.', en: 'The results do not agree.' },
  },
} as const satisfies Record<(typeof questionStates)[number], Record<'name' | 'means', Sentence>>;
