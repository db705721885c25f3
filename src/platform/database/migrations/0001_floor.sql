-- The floor every module stands on: the wall between organisations, the event table, outbox, settings, idempotency.

grant usage on schema platform to komunigi_app;

create or replace function platform.here() returns uuid
language sql stable parallel safe
as $$ select nullif(current_setting('app.organisation', true), '')::uuid $$;
grant execute on function platform.here() to komunigi_app;

-- Puts a table behind the wall. `rights` is what the application may do: 'write' (all four), 'append' (read and insert) or 'read'.
create or replace function platform.wall(named regclass, rights text default 'write') returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', named);
  execute format(
    'create policy own_organisation on %s using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)
       with check (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', named);
  execute format('grant select on %s to komunigi_app', named);
  if rights in ('write', 'append') then execute format('grant insert on %s to komunigi_app', named); end if;
  if rights = 'write' then execute format('grant update, delete on %s to komunigi_app', named); end if;
end $$;

-- Letters without accents, lower case: what lists search in. Immutable, so that it can be indexed.
-- The same function stands in values/text.ts as plain(); a test compares both.
create or replace function platform.plain(given text) returns text
language sql immutable parallel safe strict
as $$ select translate(regexp_replace(normalize(lower(given), NFKD), '[\u0300-\u036f]', '', 'g'), 'øłđıðħŧ’', 'oldidht''') $$;
grant execute on function platform.plain(text) to komunigi_app;

-- Human numbers per organisation and series (never max+1): the row is locked by whoever takes the next.
create table platform.counter (
  organisation_id uuid not null,
  series text not null,
  last bigint not null default 0,
  primary key (organisation_id, series)
);
select platform.wall('platform.counter');

-- Everything that happened: history pages, notices, webhooks and feeds are readings of this table.
create table platform.event (
  organisation_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  name text not null,
  -- the thing it happened to, and the contact it concerns (may be the same)
  subject_id uuid,
  person_id uuid,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  request_id text,
  facts jsonb not null default '{}',
  primary key (organisation_id, id)
);
-- history of one thing
create index event_by_subject on platform.event (organisation_id, subject_id, id desc) where subject_id is not null;
-- history of one person
create index event_by_person on platform.event (organisation_id, person_id, id desc) where person_id is not null;
select platform.wall('platform.event', 'append');

-- The first answer to a repeated request.
create table platform.idempotency (
  organisation_id uuid not null,
  key text not null,
  actor_id uuid,
  action text not null,
  fingerprint text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (organisation_id, key)
);
select platform.wall('platform.idempotency');
-- nightly clearing of old keys
create index idempotency_by_age on platform.idempotency (organisation_id, at);

create table platform.setting (
  organisation_id uuid not null,
  key text not null,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (organisation_id, key)
);
select platform.wall('platform.setting');
