-- What a release with this schema had written: facts, words about people, who was erased, followers, one fact put aside.
insert into events (position, stream, version, type, schema_version, data, by, at, command_id, command_part) values
  (1, 'person-p-ana', 1, 'PersonJoined', 1, '{"person": "p-ana", "name": "v-ana-name", "roles": ["practitioner"], "language": "fr"}', 'p-ana', '2026-01-12T08:30:00.125Z', 'c-1', 1),
  (2, 'proposal-t-1', 1, 'ProposalPosted', 1, '{"proposal": "t-1", "kind": "terrain", "author": "p-ana", "content": {"title": "Guichets itinérants en zone rurale", "themes": ["digital"], "capacity": 1, "from": null}}', 'p-ana', '2026-01-12T08:41:07.004Z', 'c-2', 1),
  (3, 'proposal-t-1', 2, 'ProposalWithdrawn', 1, '{"proposal": "t-1", "reason": "L’équipe « mobile » n’existe plus"}', 'p-ana', '2026-03-02T17:00:00.999Z', null, 1);
update log_head set position = 3;
insert into vault (id, person, text) values ('v-ana-name', 'p-ana', 'Ana Kermarec'), ('v-ana-note', 'p-ana', E'Deux lignes\net une apostrophe : l’été');
insert into erasure_ledger (person, at) values ('p-gone', '2026-02-01T00:00:00Z');
insert into checkpoints (follower, position, shape) values ('matching_matchable', 3, '0123456789abcdef'), ('notices_tell', 2, '');
insert into parked (follower, position, stream, error, at) values ('notices_tell', 3, 'proposal-t-1', 'Error: no such notice', '2026-03-02T17:00:02Z');
