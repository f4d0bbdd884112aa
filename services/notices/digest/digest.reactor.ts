import type { DigestEvent } from '../../../shared/contracts/digest.ts';
import { reactor } from '../../kit/reactor.ts';
import { digestItems } from './digest-items.ts';

/** A digest prepared becomes one mail. */
export const digestReactor = reactor<DigestEvent>({
  name: 'notices-digest',
  on: {
    DigestPrepared: async ({ data, position }, { db, store, outbox }) => {
      const items = await digestItems({ db, read: store.read }, data.person, data.matches);
      if (items.length === 0) return;
      await outbox.put({
        dedupeKey: `digest:${position}`,
        kind: 'digest',
        to: { person: data.person },
        template: 'match-digest',
        data: { items: JSON.stringify(items), matches: JSON.stringify(data.matches) },
      });
    },
  },
});
