-- What an operator's own embedding endpoint made of the texts of open proposals. They can be asked for again: an export leaves them out.
create table text_vectors (
  proposal text primary key,
  kind text not null,
  model text not null,
  print text not null,
  vector bytea not null,
  change bigint not null
);
create index text_vectors_change on text_vectors (change);
