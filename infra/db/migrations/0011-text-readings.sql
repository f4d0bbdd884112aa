-- What reading the texts of open proposals gave, for one vocabulary. They can be read again: an export leaves them out.
create table text_readings (
  proposal text primary key,
  version text not null,
  print text not null,
  reading text not null
);
