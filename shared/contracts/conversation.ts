import * as v from 'valibot';
import type { Command, Event } from '../kernel/decider.ts';
import type { PrivacyMarks } from '../kernel/privacy.ts';
import type { Words } from '../kernel/words.ts';

/* What may be asked */

export const MessageDraft = v.object({
  text: v.pipe(v.string(), v.trim(), v.minLength(2, 'message-empty'), v.maxLength(5000, 'text-too-long')),
});

/** `text` is a vault id; `between` are the people of the exchange now, `open` while they may still write. */
export type SendMessage = Command<
  'SendMessage',
  { exchange: string; actor: string; between: readonly string[]; open: boolean; text: string }
>;

/* What may have happened */

/** `to`: everybody of the exchange but its author. */
export type MessageSent = Event<'MessageSent', { exchange: string; to: readonly string[]; text: string }>;

export const conversationPrivacy = {
  MessageSent: { exchange: 'none', to: 'none', text: 'vault' },
} as const satisfies PrivacyMarks<MessageSent>;

/** One conversation from the first interest to the end of the partnership: both have the same id. */
export const conversationStream = (exchange: string): string => `conversation-${exchange}`;

/* What may be read */

export const Message = v.object({ by: v.string(), name: v.string(), at: v.string(), text: v.string() });
export const Conversation = v.object({ messages: v.array(Message), mayWrite: v.boolean() });
export type Conversation = v.InferOutput<typeof Conversation>;

/* In words */

export const conversationWords = {
  MessageSent: { fr: 'a écrit', en: 'wrote' },
  'message-empty': { fr: 'Écrivez votre message.', en: 'Write your message.' },
  'conversation-not-yours': {
    fr: 'Seules les personnes de cet échange peuvent y écrire.',
    en: 'Only the people of this exchange can write in it.',
  },
  'conversation-closed': {
    fr: 'Cet échange est clos : on ne peut plus y écrire.',
    en: 'This exchange is closed: nothing more can be written in it.',
  },
} as const satisfies Words;
export type ConversationCode = Extract<keyof typeof conversationWords, `conversation-${string}`>;
