-- When this database was last saved, as every process of it tells: one row at most. An export leaves it out.
create table last_backup (
  one smallint primary key default 1,
  at timestamp(3) with time zone not null,
  position bigint not null,
  constraint last_backup_one check (one = 1)
);
