-- Organisations of this installation, whatever they are, and who holds which role there.
create schema organisations;
grant usage on schema organisations to komunigi_app;

create table organisations.organisation (
  organisation_id uuid not null primary key,
  name text not null,
  -- the public address, `le-panier`
  address text not null,
  kind text not null default 'shop',
  hosted boolean not null default true,
  life_stage text,
  country text not null,
  zone text not null,
  currency text not null,
  language text not null,
  languages text[] not null,
  email text,
  phone text,
  website text,
  street text,
  postcode text,
  city text,
  vat_number text,
  -- { fr: { shift: 'service' } }
  terms jsonb not null default '{}',
  -- [{ weekday, from, to }]
  opening_hours jsonb not null default '[]',
  logo bytea,
  logo_type text,
  demo text,
  created_at timestamptz not null,
  constraint currency_is_euro_or_franc check (currency in ('EUR', 'CHF')),
  constraint language_is_among_languages check (language = any (languages))
);
select platform.wall('organisations.organisation');
-- two organisations of one installation never share a public address (a small reference table, not rows of a shop)
create unique index organisation_address on organisations.organisation (lower(address));

-- A role someone holds from a day to a day; ended, never deleted.
create table organisations.role_grant (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  from_day date not null,
  until_day date,
  granted_at timestamptz not null,
  granted_by uuid,
  primary key (organisation_id, id),
  constraint role_grant_days_in_order check (until_day is null or until_day >= from_day - 1)
);
select platform.wall('organisations.role_grant');
-- what one account may do here
create index role_grant_by_account on organisations.role_grant (organisation_id, account_id);
-- where one account belongs: read by the function below, which passes the wall for that one account
create index role_grant_of_account on organisations.role_grant (account_id);
-- one running grant per role and person
create unique index role_grant_once on organisations.role_grant (organisation_id, account_id, role) where until_day is null;

-- The shop's own bundle of a role; no row means the bundle the software brings.
create table organisations.role_bundle (
  organisation_id uuid not null,
  role text not null,
  permissions text[] not null,
  primary key (organisation_id, role)
);
select platform.wall('organisations.role_bundle');

-- The wall hides other organisations even from the server; these functions let through exactly one answer each.
create function organisations.of_account(account uuid, on_day date) returns setof uuid
language sql stable security definer set search_path = organisations, pg_temp
as $$ select distinct organisation_id from organisations.role_grant
      where account_id = account and from_day <= on_day and (until_day is null or until_day >= on_day) order by 1 $$;
create function organisations.id_of_address(wanted text) returns uuid
language sql stable security definer set search_path = organisations, pg_temp
as $$ select organisation_id from organisations.organisation where lower(address) = lower(wanted) $$;
create function organisations.hosted_ids() returns setof uuid
language sql stable security definer set search_path = organisations, pg_temp
as $$ select organisation_id from organisations.organisation where hosted order by 1 $$;
revoke all on function organisations.of_account(uuid, date), organisations.id_of_address(text), organisations.hosted_ids() from public;
grant execute on function organisations.of_account(uuid, date), organisations.id_of_address(text), organisations.hosted_ids() to komunigi_app;

-- Everything a person's own start page needs, over all the organisations they belong to, in one statement.
create function organisations.belongings(account uuid, on_day date)
returns table (id uuid, roles text[], bundles jsonb)
language sql stable security definer set search_path = organisations, pg_temp
as $$
  select held.organisation_id, array_agg(distinct held.role order by held.role),
    coalesce((select jsonb_object_agg(bundle.role, bundle.permissions) from organisations.role_bundle bundle
              where bundle.organisation_id = held.organisation_id), '{}')
  from organisations.role_grant held
  where held.account_id = account and held.from_day <= on_day and (held.until_day is null or held.until_day >= on_day)
  group by held.organisation_id
  order by held.organisation_id
$$;
-- What an organisation tells anybody who knows its id.
create function organisations.profiles(wanted uuid[])
returns table (id uuid, name text, address text, country text, zone text, currency text, language text, languages text[], terms jsonb, has_logo boolean)
language sql stable security definer set search_path = organisations, pg_temp
as $$
  select organisation_id, name, address, country, zone, currency, language, languages, terms, logo is not null
  from organisations.organisation where organisation_id = any (wanted) order by lower(name), organisation_id
$$;
revoke all on function organisations.belongings(uuid, date), organisations.profiles(uuid[]) from public;
grant execute on function organisations.belongings(uuid, date), organisations.profiles(uuid[]) to komunigi_app;

-- How many organisations live here, or only the invented ones: the start page and the demo ask.
create function organisations.how_many(invented boolean) returns bigint
language sql stable security definer set search_path = organisations, pg_temp
as $$ select count(*) from organisations.organisation where hosted and (demo is not null or not invented) $$;
revoke all on function organisations.how_many(boolean) from public;
grant execute on function organisations.how_many(boolean) to komunigi_app;
