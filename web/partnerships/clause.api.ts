import type { PartnershipPage } from '../../shared/contracts/exchange-answers.ts';
import type { Clause } from '../../shared/contracts/partnership.ts';
import { call } from '../ui/call.ts';
import { Problem } from '../ui/problem.ts';

export const readPartnership = (partnership: string): Promise<PartnershipPage> =>
  call<PartnershipPage>('GET', `/api/partnerships/${partnership}`);

/** One clause as somebody saw it when they began. */
export type Seen = Readonly<{ partnership: string; version: number; clause: Clause; text: string }>;

export const writeClause = (seen: Seen, text: string): Promise<void> =>
  onWhatWasSeen(seen, (ifMatch) =>
    call('PUT', `/api/partnerships/${seen.partnership}/clauses/${seen.clause}`, { text }, { ifMatch }),
  );

export const agreeClause = (seen: Seen): Promise<void> =>
  onWhatWasSeen(seen, (ifMatch) =>
    call('POST', `/api/partnerships/${seen.partnership}/clauses/${seen.clause}/agree`, {}, { ifMatch }),
  );

/** How often somebody else may move another clause in between. */
const TRIES = 4;

/** Another clause moving meanwhile stops nobody; this one changing does, so that nobody agrees to words they have not read. */
const onWhatWasSeen = async (seen: Seen, act: (version: number) => Promise<unknown>): Promise<void> => {
  let version = seen.version;
  for (let tries = 1; ; tries++) {
    try {
      await act(version);
      return;
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 412 || tries === TRIES) throw error;
      const now = await readPartnership(seen.partnership);
      if (now.clauses.find(({ clause }) => clause === seen.clause)?.text !== seen.text) throw error;
      version = now.version;
    }
  }
};
