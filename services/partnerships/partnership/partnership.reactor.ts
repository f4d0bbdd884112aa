import type { InterestEvent } from '../../../shared/contracts/interest.ts';
import { reactor } from '../../kit/reactor.ts';
import { openPartnership } from './open-partnership.ts';

/** A yes opens a partnership. */
export const partnershipReactor = reactor<InterestEvent>({
  name: 'partnerships-open-partnership',
  on: {
    InterestAccepted: ({ stream, by }, deps) => openPartnership(deps, stream.slice('interest-'.length), by),
  },
});
