import { describe, it } from 'vitest';
import { conversation } from '../../services/partnerships/conversation/conversation.decider.ts';
import { specFor } from '../kit/decider-spec.ts';

const given = specFor(conversation);
const send = (actor: string, open = true) =>
  ({
    type: 'SendMessage',
    data: { exchange: 't1-bob', actor, between: ['ana', 'paul', 'bob'], open, text: 'v1' },
  }) as const;

describe('writing to each other', () => {
  it('is addressed to everybody else', () =>
    given()
      .when(send('ana'))
      .then({ type: 'MessageSent', data: { exchange: 't1-bob', to: ['paul', 'bob'], text: 'v1' } }));
  it('refuses strangers', () => given().when(send('cleo')).refused('conversation-not-yours'));
  it('refuses once closed', () => given().when(send('ana', false)).refused('conversation-closed'));
});
