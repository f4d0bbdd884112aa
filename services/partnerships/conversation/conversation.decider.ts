import type { ConversationCode, MessageSent, SendMessage } from '../../../shared/contracts/conversation.ts';
import { type Decider, Refusal } from '../../../shared/kernel/decider.ts';

/** Messages follow one another; who may write is told by the interest or partnership they belong to. */
export const conversation: Decider<null, SendMessage, MessageSent> = {
  initial: null,

  decide: ({ data: { exchange, actor, between, open, text } }) => {
    if (!between.includes(actor)) throw new Refusal<ConversationCode>('conversation-not-yours');
    if (!open) throw new Refusal<ConversationCode>('conversation-closed');
    return [{ type: 'MessageSent', data: { exchange, to: between.filter((person) => person !== actor), text } }];
  },

  evolve: (state) => state,
};
