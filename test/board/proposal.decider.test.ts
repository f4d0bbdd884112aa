import { describe, it } from 'vitest';
import { proposal } from '../../services/board/proposal/proposal.decider.ts';
import { specFor } from '../kit/decider-spec.ts';
import { questionDraft, terrainDraft } from './drafts.ts';

const given = specFor(proposal);
const facts = {
  kind: 'terrain',
  content: terrainDraft,
  proposal: 'p1',
  author: 'ana',
  onBehalf: false,
  provenance: null,
} as const;
const posted = { type: 'ProposalPosted', data: facts } as const;
const asked = { type: 'ProposalPosted', data: { ...facts, kind: 'question', content: questionDraft } } as const;
const hidden = { type: 'ProposalHidden', data: { reason: 'v1' } } as const;
const withdrawn = { type: 'ProposalWithdrawn', data: { reason: '' } } as const;
const ana = { actor: 'ana', coordinator: false };
const bob = { actor: 'bob', coordinator: false };
const cleo = { actor: 'cleo', coordinator: true };
const today = '2026-09-01';

describe('posting', () => {
  const post = { type: 'PostProposal', data: { ...facts, today } } as const;
  it('records it', () => given().when(post).then(posted));
  it('refuses a second time', () => given(posted).when(post).refused('proposal-already-posted'));
  it('refuses a closing date gone by', () =>
    given()
      .when({
        type: 'PostProposal',
        data: { ...facts, kind: 'terrain', content: { ...terrainDraft, until: '2026-08-31' }, today },
      })
      .refused('proposal-until-past'));
});

describe('revising', () => {
  const content = { ...terrainDraft, title: 'Un autre titre, plus juste' };
  const revise = (who: typeof ana) =>
    ({ type: 'ReviseProposal', data: { kind: 'terrain', content, today, ...who } }) as const;
  it('records the new content', () =>
    given(posted)
      .when(revise(ana))
      .then({ type: 'ProposalRevised', data: { kind: 'terrain', content } }));
  it('refuses someone else, even a coordinator', () => {
    given(posted).when(revise(bob)).refused('proposal-not-yours');
    given(posted).when(revise(cleo)).refused('proposal-not-yours');
  });
  it('refuses to change the kind', () => given(asked).when(revise(ana)).refused('proposal-kind-fixed'));
  it('refuses once withdrawn', () => given(posted, withdrawn).when(revise(ana)).refused('proposal-closed'));
  it('refuses what is not there', () => given().when(revise(ana)).refused('proposal-unknown'));
});

describe('pausing, resuming, withdrawing', () => {
  const paused = { type: 'ProposalPaused', data: {} } as const;
  it('pauses and resumes', () => {
    given(posted).when({ type: 'PauseProposal', data: ana }).then(paused);
    given(posted, paused).when({ type: 'ResumeProposal', data: ana }).then({ type: 'ProposalResumed', data: {} });
  });
  it('refuses to resume what is open', () =>
    given(posted).when({ type: 'ResumeProposal', data: ana }).refused('proposal-not-paused'));
  it('withdraws once', () => {
    given(posted)
      .when({ type: 'WithdrawProposal', data: { ...ana, reason: '' } })
      .then(withdrawn);
    given(posted, withdrawn)
      .when({ type: 'WithdrawProposal', data: { ...ana, reason: '' } })
      .refused('proposal-closed');
  });
  it('refuses someone else', () => {
    given(posted).when({ type: 'PauseProposal', data: bob }).refused('proposal-not-yours');
    given(posted, paused).when({ type: 'ResumeProposal', data: bob }).refused('proposal-not-yours');
    given(posted)
      .when({ type: 'WithdrawProposal', data: { ...cleo, reason: '' } })
      .refused('proposal-not-yours');
  });
});

describe('moderation', () => {
  const hide = (who: typeof ana) => ({ type: 'HideProposal', data: { ...who, reason: 'v1' } }) as const;
  it('is for coordinators, not even for the owner', () => {
    given(posted).when(hide(cleo)).then(hidden);
    given(posted).when(hide(ana)).refused('proposal-coordinators-only-not-yours');
    given(posted, hidden).when({ type: 'RestoreProposal', data: ana }).refused('proposal-coordinators-only-not-yours');
  });
  it('stops the owner until restored', () =>
    given(posted, hidden).when({ type: 'ResumeProposal', data: ana }).refused('proposal-hidden'));
  it('restores to what it was', () =>
    given(posted, { type: 'ProposalPaused', data: {} }, hidden, { type: 'ProposalRestored', data: {} })
      .when({ type: 'ResumeProposal', data: ana })
      .then({ type: 'ProposalResumed', data: {} }));
});

describe('owners', () => {
  const shared = { type: 'CoOwnerAdded', data: { person: 'bob' } } as const;
  it('lets a co-owner act', () =>
    given(posted, shared).when({ type: 'PauseProposal', data: bob }).then({ type: 'ProposalPaused', data: {} }));
  it('adds a person once', () => {
    given(posted)
      .when({ type: 'AddCoOwner', data: { ...ana, person: 'bob' } })
      .then(shared);
    given(posted, shared)
      .when({ type: 'AddCoOwner', data: { ...ana, person: 'bob' } })
      .refused('co-owner-already');
  });
  it('never removes the last', () =>
    given(posted)
      .when({ type: 'RemoveCoOwner', data: { ...ana, person: 'ana' } })
      .refused('owner-last'));
  it('hands over entirely', () =>
    given(posted, { type: 'ProposalHandedOver', data: { to: 'bob' } })
      .when({ type: 'PauseProposal', data: ana })
      .refused('proposal-not-yours'));
  it('refuses a stranger', () => {
    given(posted)
      .when({ type: 'AddCoOwner', data: { ...bob, person: 'bob' } })
      .refused('proposal-not-yours');
    given(posted, shared)
      .when({ type: 'RemoveCoOwner', data: { ...cleo, person: 'bob' } })
      .refused('proposal-not-yours');
    given(posted)
      .when({ type: 'HandOverProposal', data: { ...bob, to: 'bob' } })
      .refused('proposal-not-yours');
  });
});

describe('dates', () => {
  const dated = {
    type: 'ProposalPosted',
    data: { ...facts, content: { ...terrainDraft, until: '2026-09-30' } },
  } as const;
  const expired = { type: 'ProposalExpired', data: {} } as const;
  it('expires the day after its last', () => {
    given(dated)
      .when({ type: 'ExpireProposal', data: { today: '2026-09-30' } })
      .refused('proposal-until-not-reached');
    given(dated)
      .when({ type: 'ExpireProposal', data: { today: '2026-10-01' } })
      .then(expired);
  });
  it('expires once', () =>
    given(dated, expired)
      .when({ type: 'ExpireProposal', data: { today: '2026-10-02' } })
      .then());
  it('is prolonged by its owner', () => {
    const prolong = { type: 'ProlongProposal', data: { ...ana, until: '2027-01-31', today } } as const;
    given(dated, expired)
      .when(prolong)
      .then({ type: 'ProposalProlonged', data: { until: '2027-01-31' } });
    given(dated)
      .when({ type: 'ProlongProposal', data: { ...bob, until: '2027-01-31', today } })
      .refused('proposal-not-yours');
    given(dated)
      .when({ type: 'ProlongProposal', data: { ...ana, until: '2026-08-31', today } })
      .refused('proposal-until-past');
  });
});

describe('a question and its concepts', () => {
  const evidence = ['r1'];
  const progress = { type: 'ProgressQuestion', data: { ...ana, state: 'studied' as const, evidence } } as const;
  it('moves on, with evidence', () =>
    given(asked)
      .when(progress)
      .then({ type: 'QuestionProgressed', data: { state: 'studied', evidence } }));
  it('is for questions', () => given(posted).when(progress).refused('proposal-not-a-question'));
  it('is for its owner', () =>
    given(asked)
      .when({ type: 'ProgressQuestion', data: { ...progress.data, ...bob } })
      .refused('proposal-not-yours'));
  it('lets the owner correct a concept, nobody else', () => {
    const tag = { concept: 'housing-rent', verdict: 'removed' } as const;
    given(posted)
      .when({ type: 'TagProposal', data: { ...ana, ...tag } })
      .then({ type: 'ProposalTagged', data: tag });
    given(posted)
      .when({ type: 'TagProposal', data: { ...bob, ...tag } })
      .refused('proposal-not-yours');
  });
});
