import { claimableRoles, digests } from '../../shared/contracts/person.ts';
import { digestNames } from '../../shared/contracts/person-words.ts';

const practitioner = {
  fr: 'Praticien·ne : je travaille dans ou pour un territoire (collectivité, association, service public…)',
  en: 'Practitioner: I work in or for a territory (local authority, association, public service…)',
};
const researcher = {
  fr: 'Chercheur·e : je fais de la recherche, ou je m’y forme',
  en: 'Researcher: I do research, or am training for it',
};

/** A role as the person taking it would say it. */
export const roleChoices = claimableRoles.map((id) => ({ id, label: { practitioner, researcher }[id] }));
export const digestChoices = digests.map((id) => ({ id, label: digestNames[id] }));
export const languageChoices = [
  { id: 'fr', label: { fr: 'Français', en: 'Français' } },
  { id: 'en', label: { fr: 'English', en: 'English' } },
] as const;
