-- A database that had been saved once.
insert into last_backup (at, position) values ('2026-05-01T03:00:00Z', 5);
