import { Hono } from 'hono';
import {
  Conversation,
  conversationStream,
  MessageDraft,
  type MessageSent,
} from '../../../shared/contracts/conversation.ts';
import { erasedWord } from '../../../shared/contracts/exchange-answers.ts';
import type { Recorded } from '../../../shared/kernel/decider.ts';
import { type Language, say } from '../../../shared/kernel/words.ts';
import { commandHandler } from '../../kit/command-handler.ts';
import { type Ambient, Done, done, endpoint, type Visitor } from '../../kit/http.ts';
import { keeping } from '../../kit/keeping.ts';
import type { Deps, VaultEntry } from '../../kit/ports.ts';
import { peopleNamed } from '../exchange-moments.ts';
import { isPending } from '../interest/interest.decider.ts';
import type { InterestRow } from '../interest/interest.view.ts';
import { interestFor } from '../interest/read-interest.ts';
import { conversation } from './conversation.decider.ts';

/** The messages of one exchange, from its first interest on. */
export const conversationRoutes = (deps: Deps) => {
  const handle = commandHandler(deps.store, conversation);
  return new Hono<Ambient>()
    .get(
      '/conversations/:id/messages',
      endpoint(
        { summary: 'The messages of an exchange, oldest first', who: 'member', answer: Conversation },
        async ({ param, who, language }) => readConversation(deps, param('id'), who, language),
      ),
    )
    .post(
      '/conversations/:id/messages',
      endpoint(
        {
          summary: 'Write to the people of an exchange',
          who: 'member',
          body: MessageDraft,
          answer: Done,
          status: 201,
        },
        async ({ param, who, body, meta }) => {
          const exchange = param('id');
          const row = await interestFor(deps, exchange, who);
          const kept: VaultEntry[] = [];
          const text = keeping(kept, deps.newId, who.person)(body.text);
          const data = { exchange, actor: who.person, between: peopleOf(row), open: isOpen(row), text };
          const handled = await handle(conversationStream(exchange), { type: 'SendMessage', data }, meta(kept));
          return done(exchange, handled);
        },
      ),
    );
};

export const readConversation = async (
  deps: Deps,
  id: string,
  who: Visitor,
  language: Language,
): Promise<Conversation> => {
  const row = await interestFor(deps, id, who);
  const facts = (await deps.store.read(conversationStream(id))) as Recorded<MessageSent>[];
  const [words, people] = await Promise.all([
    deps.vault.read(facts.map(({ data }) => data.text)),
    peopleNamed(
      deps,
      facts.map((fact) => fact.by),
    ),
  ]);
  return {
    messages: facts.map(({ by, at, data }) => ({
      by,
      name: people[by]?.name ?? '',
      at: at.toISOString(),
      text: words.get(data.text) ?? say(language, erasedWord),
    })),
    mayWrite: isOpen(row) && peopleOf(row).includes(who.person),
  };
};

const peopleOf = ({ person, to }: InterestRow): string[] => [person, ...to];

/** While somebody must answer, and for as long as what was accepted lives on. */
const isOpen = ({ status }: InterestRow): boolean => isPending(status) || status === 'accepted';
