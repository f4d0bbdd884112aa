create table outbox (
  id text primary key,
  dedupe_key text not null,
  message_id text not null,
  kind text not null,
  person text,
  address text,
  language text,
  template text not null,
  data jsonb not null,
  thread text,
  state text not null,
  attempts smallint not null default 0,
  last_error text,
  created_at timestamp(3) with time zone not null,
  due_at timestamp(3) with time zone not null,
  claimed_until timestamp(3) with time zone,
  sent_at timestamp(3) with time zone,
  constraint outbox_dedupe_key unique (dedupe_key),
  constraint outbox_recipient check (person is null or address is null)
);
create index outbox_due on outbox (due_at) where state = 'queued';
create index outbox_person on outbox (person);
