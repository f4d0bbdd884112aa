-- A request that came with an idempotency key, whose print was kept, and made two facts.
insert into events (position, stream, version, type, schema_version, data, by, at, command_id, command_part, command_print) values
  (4, 'interest-i-1', 1, 'InterestExpressed', 1, '{"interest": "i-1", "in": "t-1", "by": "p-rim", "message": "v-rim-1"}', 'p-rim', '2026-04-01T10:00:00.001Z', 'c-9', 1, '9f3ac1d2'),
  (5, 'interest-i-1', 2, 'ConversationOpened', 1, '{"interest": "i-1"}', 'p-rim', '2026-04-01T10:00:00.001Z', 'c-9', 2, '9f3ac1d2');
update log_head set position = 5;
