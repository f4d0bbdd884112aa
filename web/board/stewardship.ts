import type { ProposalPage } from '../../shared/contracts/proposal-answers.ts';
import { proposalWords } from '../../shared/contracts/proposal-words.ts';
import type { check } from '../../shared/kernel/check.ts';
import type { Sentence } from '../../shared/kernel/words.ts';
import { call } from '../ui/call.ts';
import { type Checked, LosslessForm } from '../ui/form.ts';
import { speak } from '../ui/language.ts';
import { refreshPage } from '../ui/refresh-page.ts';
import { toast } from '../ui/status-toast.ts';

/** What the page says of a proposal to the elements that act on it. */
export type Stewarded = Pick<
  ProposalPage,
  'id' | 'kind' | 'title' | 'status' | 'until' | 'owners' | 'mine' | 'questionState' | 'evidence'
> &
  Readonly<{ coordinates: boolean }>;

/** Does one thing to a proposal, shows the page as it then is, and says what was done; `undo` takes it back. */
export const steward = async (
  { id }: Pick<Stewarded, 'id'>,
  verb: string,
  body: object,
  done: Sentence,
  undo?: () => Promise<unknown>,
): Promise<void> => {
  await call('POST', `/api/proposals/${id}/${verb}`, body);
  await refreshPage('#gerer, h1');
  await toast(speak(done), undo);
};

type Schema = Parameters<typeof check>[0];

/**
 * A short form that does one thing to a proposal.
 *
 * @prop about - the proposal
 */
export abstract class StewardForm<S extends Schema> extends LosslessForm<S> {
  static override properties = { ...LosslessForm.properties, about: { type: Object } };

  declare about: Stewarded;
  protected override readonly words = proposalWords;
  protected abstract readonly verb: string;
  protected abstract readonly done: Sentence;
  /** Takes the thing back, where it can be. */
  protected undo(): (() => Promise<unknown>) | undefined {
    return undefined;
  }

  protected override async send(body: Checked<S>) {
    await steward(this.about, this.verb, body as object, this.done, this.undo());
  }
}
