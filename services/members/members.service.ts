import { Hono } from 'hono';
import { personPrivacy } from '../../shared/contracts/person.ts';
import { personWords } from '../../shared/contracts/person-words.ts';
import type { Ambient } from '../kit/http.ts';
import type { Service } from '../kit/service.ts';
import { accountsSweepJob } from './person/accounts-sweep.job.ts';
import { erasureReactor } from './person/erasure.reactor.ts';
import { idleAccountJob } from './person/idle-account.job.ts';
import { idleAccountMails } from './person/idle-account.mails.ts';
import { idleAccountReactor } from './person/idle-account.reactor.ts';
import { meRoutes } from './person/me.routes.ts';
import { peopleRoutes } from './person/people.routes.ts';
import { personView } from './person/person.view.ts';

export { readMe, readMyData, recipientOf } from './person/me.ts';
export { listPeople } from './person/people-list.ts';
export { peopleOver } from './person/people-names.ts';
export { rolesOf } from './person/person.view.ts';
export { appointFirstAdministrator, changePreferences, eraseAgain } from './person/person-handling.ts';

/** People: profile, roles, preferences, and their own data. */
export const members: Service = {
  name: 'members',
  owns: ['person-'],
  routes: (deps) => new Hono<Ambient>().route('/', meRoutes(deps)).route('/', peopleRoutes(deps)),
  views: [personView],
  reactors: [erasureReactor, idleAccountReactor],
  jobs: [accountsSweepJob, idleAccountJob],
  words: personWords,
  privacy: personPrivacy,
  mails: idleAccountMails,
};
