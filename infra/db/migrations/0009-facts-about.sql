-- What somebody did and what names them is found without reading the whole log: their own export asks for it.
create index events_by on events (by, position);

-- Every text in a fact's content, however deep: ids of people among them.
create function fact_strings(data jsonb) returns jsonb language sql immutable
  return jsonb_path_query_array(data, 'strict $.** ? (@.type() == "string")');
-- A short list of what is not yet sorted in, so that neither reading it nor sorting it in takes long.
create index events_strings on events using gin (fact_strings(data)) with (gin_pending_list_limit = 256);
