import type { PersonEvent } from '../../../shared/contracts/person.ts';
import { reactor } from '../../kit/reactor.ts';

/** Carries an erasure out where the request could not: nothing erased twice differs from erased once. */
export const erasureReactor = reactor<PersonEvent>({
  name: 'members-erasure',
  on: { PersonErased: ({ data }, { personalData }) => personalData.erase(data.person) },
});
