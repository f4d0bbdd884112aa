import { describe, it } from 'vitest';
import { person } from '../../services/members/person/person.decider.ts';
import { specFor } from '../kit/decider-spec.ts';

const given = specFor(person);
const by = (actor: string, ...roles: ('coordinator' | 'administrator')[]) => ({
  actor,
  coordinator: roles.includes('coordinator'),
  administrator: roles.includes('administrator'),
});
const ana = by('ana');
const bob = by('bob');
const cleo = by('cleo', 'coordinator');
const ada = by('ada', 'administrator');
const settings = by('system');

const profile = { name: 'v1', organisation: 'Ville de Sablières', language: 'fr' } as const;
const joined = { type: 'PersonJoined', data: { ...profile, person: 'ana', invitedBy: null } } as const;
const practitioner = { type: 'RoleClaimed', data: { role: 'practitioner' } } as const;
const coordinator = { type: 'RoleGranted', data: { role: 'coordinator' } } as const;
const erased = { type: 'PersonErased', data: { person: 'ana' } } as const;

describe('joining', () => {
  const join = (who: typeof ana, invitedBy: string | null = null) =>
    ({ type: 'JoinPerson', data: { ...profile, ...who, person: 'ana', roles: ['practitioner'], invitedBy } }) as const;
  it('records the profile and the roles taken', () => given().when(join(ana)).then(joined, practitioner));
  it('grants the roles when a coordinator registers somebody', () =>
    given()
      .when(join(cleo, 'cleo'))
      .then(
        { type: 'PersonJoined', data: { ...joined.data, invitedBy: 'cleo' } },
        { type: 'RoleGranted', data: { role: 'practitioner' } },
      ));
  it('refuses a second time', () => given(joined).when(join(ana)).refused('person-already-joined'));
  it('refuses to join for somebody else', () => given().when(join(bob)).refused('person-not-yours'));
  it('refuses once erased', () => given(joined, erased).when(join(ana)).refused('person-erased'));
  it('asks for a role, unless one was granted', () => {
    const none = { ...join(ana), data: { ...join(ana).data, roles: [] } };
    given().when(none).refused('role-missing');
    given(coordinator).when(none).then(joined);
  });
  it('keeps roles granted by the settings before', () =>
    given(coordinator, joined)
      .when({ type: 'GrantRole', data: { ...ada, person: 'ana', role: 'coordinator' } })
      .then());
});

describe('revising the profile', () => {
  const revise = (who: typeof ana, change: object = {}) =>
    ({
      type: 'ReviseProfile',
      data: { ...profile, roles: ['practitioner'], ...who, person: 'ana', ...change },
    }) as const;
  it('records what changed, and only that', () => {
    given(joined, practitioner).when(revise(ana)).then();
    given(joined, practitioner)
      .when(revise(ana, { organisation: 'Métropole de Sablières' }))
      .then({ type: 'ProfileRevised', data: { ...profile, organisation: 'Métropole de Sablières' } });
  });
  it('takes and leaves the roles one may claim', () =>
    given(joined, practitioner)
      .when(revise(ana, { roles: ['researcher'] }))
      .then(
        { type: 'RoleClaimed', data: { role: 'researcher' } },
        { type: 'RoleRevoked', data: { role: 'practitioner' } },
      ));
  it('asks for a role, unless one was granted', () => {
    given(joined, practitioner)
      .when(revise(ana, { roles: [] }))
      .refused('role-missing');
    given(joined, practitioner, coordinator)
      .when(revise(ana, { roles: [] }))
      .then({ type: 'RoleRevoked', data: { role: 'practitioner' } });
  });
  it('leaves granted roles alone', () => given(joined, practitioner, coordinator).when(revise(ana)).then());
  it('refuses somebody else, coordinator and administrator too', () => {
    for (const who of [bob, cleo, ada]) given(joined).when(revise(who)).refused('person-not-yours');
  });
  it('refuses whoever has not joined', () => given().when(revise(ana)).refused('person-unknown'));
});

describe('claiming a role', () => {
  const claim = (who: typeof ana) =>
    ({ type: 'ClaimRole', data: { ...who, person: 'ana', role: 'researcher' } }) as const;
  it('records it once', () => {
    const claimed = { type: 'RoleClaimed', data: { role: 'researcher' } } as const;
    given(joined).when(claim(ana)).then(claimed);
    given(joined, claimed).when(claim(ana)).then();
  });
  it('refuses for somebody else', () => given(joined).when(claim(cleo)).refused('person-not-yours'));
});

describe('granting and revoking', () => {
  const grant = (who: typeof ana) =>
    ({ type: 'GrantRole', data: { ...who, person: 'ana', role: 'coordinator' } }) as const;
  const revoke = (who: typeof ana) => ({ ...grant(who), type: 'RevokeRole' }) as const;
  it('is for administrators', () => {
    given(joined).when(grant(ada)).then(coordinator);
    given(joined, coordinator)
      .when(revoke(ada))
      .then({ type: 'RoleRevoked', data: { role: 'coordinator' } });
  });
  it('refuses everybody else, the person themself first', () => {
    for (const who of [ana, bob, cleo]) {
      given(joined).when(grant(who)).refused('role-administrators-only-not-yours');
      given(joined, coordinator).when(revoke(who)).refused('role-administrators-only-not-yours');
    }
  });
  it('lets the settings name the first administrator before they have a profile, and nobody else', () => {
    given().when(grant(settings)).then(coordinator);
    given().when(grant(ada)).refused('person-unknown');
  });
  it('changes nothing twice', () => {
    given(joined, coordinator).when(grant(ada)).then();
    given(joined).when(revoke(ada)).then();
  });
  it('never lets an administrator lock themself out', () =>
    given({ ...joined, data: { ...joined.data, person: 'ada' } })
      .when({ type: 'RevokeRole', data: { ...ada, person: 'ada', role: 'administrator' } })
      .refused('role-own-administrator'));
});

describe('choosing preferences', () => {
  const choose = (who: typeof ana) =>
    ({
      type: 'ChoosePreferences',
      data: { ...who, person: 'ana', digest: 'never', ownItems: true, language: 'fr' },
    }) as const;
  const chosen = { type: 'PreferencesChosen', data: { digest: 'never', ownItems: true, language: 'fr' } } as const;
  it('records them once', () => {
    given(joined).when(choose(ana)).then(chosen);
    given(joined, chosen).when(choose(ana)).then();
  });
  it('refuses for somebody else', () => given(joined).when(choose(cleo)).refused('person-not-yours'));
});

describe('an account unused for two years', () => {
  const close = (today: string, lastSeen = '2024-09-01', who = settings) =>
    ({ type: 'CloseIdleAccount', data: { ...who, person: 'ana', lastSeen, today } }) as const;
  const warned = {
    type: 'IdleAccountWarned',
    data: { person: 'ana', lastSeen: '2024-09-01', on: '2026-09-01' },
  } as const;
  it('is warned on that day, not before', () => {
    given(joined).when(close('2026-08-31')).refused('account-not-idle');
    given(joined).when(close('2026-09-01')).then(warned);
  });
  it('is warned once, and erased thirty days later', () => {
    given(joined, warned).when(close('2026-09-02')).then();
    given(joined, warned).when(close('2026-09-30')).then();
    given(joined, warned).when(close('2026-10-01')).then(erased);
    given(joined, warned, erased).when(close('2026-10-02')).then();
  });
  it('starts all over after a visit', () => {
    const again = {
      type: 'IdleAccountWarned',
      data: { person: 'ana', lastSeen: '2026-09-10', on: '2028-09-10' },
    } as const;
    given(joined, warned).when(close('2026-10-01', '2026-09-10')).refused('account-not-idle');
    given(joined, warned).when(close('2028-09-10', '2026-09-10')).then(again);
  });
  it('goes the same way before a profile exists', () => given().when(close('2026-09-01')).then(warned));
  it('is for the clock alone', () => {
    for (const who of [ana, cleo, ada])
      given(joined)
        .when(close('2026-09-01', '2024-09-01', who))
        .refused('person-not-yours');
  });
});

describe('erasing', () => {
  const erase = (who: typeof ana) => ({ type: 'ErasePerson', data: { ...who, person: 'ana' } }) as const;
  it('is for the person, or an administrator', () => {
    given(joined).when(erase(ana)).then(erased);
    given(joined).when(erase(ada)).then(erased);
  });
  it('is possible before joining', () => given().when(erase(ana)).then(erased));
  it('refuses somebody else', () => {
    for (const who of [bob, cleo]) given(joined).when(erase(who)).refused('person-not-yours');
  });
  it('happens once, and ends everything', () => {
    given(joined, erased).when(erase(ana)).then();
    given(joined, erased)
      .when({ type: 'ClaimRole', data: { ...ana, person: 'ana', role: 'researcher' } })
      .refused('person-erased');
  });
});
