-- Each fact carries a hash over the one before it and all its own columns: what was altered afterwards no longer fits. The database
-- computes it, so that whoever writes a fact, also an older release still running, continues the same chain.
create function event_hash(previous bytea, e public.events) returns bytea language sql stable return sha256(
  previous || convert_to(
    jsonb_build_array(
      e.position, e.stream, e.version, e.type, e.schema_version, e.data, e.by, (extract(epoch from e.at) * 1000)::bigint,
      e.command_id, e.command_part, e.command_print
    )::text,
    'UTF8'
  )
);

alter table events add column hash bytea not null default ''::bytea;

do $$
declare
  fact public.events;
  link bytea := ''::bytea;
begin
  for fact in select * from public.events order by position loop
    link := public.event_hash(link, fact);
    update public.events set hash = link where position = fact.position;
  end loop;
end
$$;

-- A fact that arrives with a hash (from an export) must fit; one without is given its own.
create function chain_event() returns trigger language plpgsql as $$
declare
  link bytea := public.event_hash(
    coalesce((select hash from public.events where position = new.position - 1), ''::bytea), new
  );
begin
  if new.hash not in (''::bytea, link) then
    raise exception 'the hash of fact % does not fit', new.position
      using errcode = 'check_violation', constraint = 'events_chain';
  end if;
  new.hash := link;
  return new;
end
$$;
create trigger events_chain before insert on events for each row execute function chain_event();
