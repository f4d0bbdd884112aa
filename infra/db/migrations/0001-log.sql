create table events (
  position bigint primary key,
  stream text not null,
  version integer not null,
  type text not null,
  schema_version smallint not null,
  data jsonb not null,
  by text not null,
  at timestamp(3) with time zone not null,
  command_id text,
  command_part smallint not null,
  constraint events_stream_version unique (stream, version),
  constraint events_command unique (command_id, command_part)
);
create index events_type_position on events (type, position);

create table log_head (
  one smallint primary key default 1,
  position bigint not null default 0,
  constraint log_head_one check (one = 1)
);
insert into log_head default values;

create table vault (
  id text primary key,
  person text not null,
  text text not null
);
create index vault_person on vault (person);

create table erasure_ledger (
  person text primary key,
  at timestamp(3) with time zone not null
);

create table checkpoints (
  follower text primary key,
  position bigint not null,
  shape text not null default ''
);

create table parked (
  follower text not null,
  position bigint not null,
  stream text not null,
  error text not null,
  at timestamp(3) with time zone not null,
  constraint parked_follower_position unique (follower, position)
);
