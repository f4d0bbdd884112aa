-- Mails in each state: to a person, to an address nobody has yet, and one that failed.
insert into outbox (id, dedupe_key, message_id, kind, person, address, language, template, data, thread, state, attempts, last_error, created_at, due_at, claimed_until, sent_at) values
  ('m-1', 'digest/p-ana/2026-03-02', '<m-1@connecteur.example>', 'digest', 'p-ana', null, null, 'digest', '{"week": 9, "empty": false}', null, 'sent', 1, null, '2026-03-02T06:00:00Z', '2026-03-02T06:00:00Z', null, '2026-03-02T06:00:04.250Z'),
  ('m-2', 'sign-in/1', '<m-2@connecteur.example>', 'essential', null, 'rim@labo.example', 'fr', 'sign-in', '{"link": "x"}', null, 'queued', 0, null, '2026-03-03T09:00:00Z', '2026-03-03T09:00:00Z', '2026-03-03T09:02:00Z', null),
  ('m-3', 'interest/i-1', '<m-3@connecteur.example>', 'own-items', 'p-ana', null, null, 'interest', '{"interest": "i-1"}', 't-1', 'failed', 7, '550 no such mailbox', '2026-03-03T09:05:00Z', '2026-03-03T10:00:00Z', null, null);
