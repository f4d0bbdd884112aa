-- Postings of the open proposals, laid in tables where they are too many for a process: one laying for each time they were
-- laid. They can be laid again: an export leaves them out.
create table layings (
  laying integer generated always as identity primary key,
  version text not null,
  making integer not null,
  change bigint not null,
  block integer not null,
  terrains integer not null default 0,
  questions integer not null default 0,
  read integer not null default 0,
  of integer not null default 0,
  ready boolean not null default false,
  renewed timestamptz(3) not null default now()
);

-- A proposal, where it lies among those of its kind; one that is gone keeps its place and nothing else.
create table laid_documents (
  laying integer not null references layings on delete cascade,
  kind text not null,
  place integer not null,
  proposal text not null,
  breadth double precision not null,
  facts jsonb,
  features text,
  primary key (laying, kind, place)
);
create unique index laid_documents_proposal on laid_documents (proposal, laying);
create index laid_documents_gone on laid_documents (laying) where features is null;

-- What documents have, and how many of those that are there have it.
create table laid_features (
  laying integer not null references layings on delete cascade,
  feature integer not null,
  name text not null,
  documents integer not null,
  primary key (laying, feature)
);
create unique index laid_features_name on laid_features (laying, name);

-- For each feature, the documents of a block that have it and how strongly: units of 16 bits, as base64.
create table laid_postings (
  laying integer not null references layings on delete cascade,
  kind text not null,
  feature integer not null,
  block integer not null,
  units text not null,
  primary key (laying, kind, feature, block)
);
alter table laid_postings alter column units set storage external;

-- How much each document of a block says: numbers of 64 bits, as base64.
create table laid_breadths (
  laying integer not null references layings on delete cascade,
  kind text not null,
  block integer not null,
  breadths text not null,
  primary key (laying, kind, block)
);
