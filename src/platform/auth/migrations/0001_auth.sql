-- Who may sign in, and how. Nothing here belongs to one organisation but the API keys: a person has one account for all.
-- The sign-in library reads and writes person, session, credential, verification and second_factor
-- (engine.ts maps its names to these). Only the owner of the schema touches them: the plain role of the
-- application sees the API keys of its organisation and nothing else.
create schema auth;
grant usage on schema auth to komunigi_app;

-- Somebody who may sign in; `id` is the account everywhere else in the house.
create table auth.person (
  id uuid primary key default gen_random_uuid(),
  email text not null constraint one_person_per_email unique check (email = lower(email)),
  -- false until a link sent to the address was opened
  email_verified boolean not null default false,
  name text not null,
  image text,
  language text not null default 'en',
  -- where the next visit starts
  last_organisation uuid,
  second_factor_on boolean default false,
  -- may no longer sign in since
  deactivated_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table auth.session (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references auth.person (id) on delete cascade,
  -- worth nothing alone: the cookie holds it signed with the installation's secret
  token text not null unique,
  -- kept empty: where somebody was is nobody's business
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- the sessions of a person; ending them all
create index session_by_person on auth.session (person_id);
-- nightly clearing
create index session_by_end on auth.session (expires_at);

-- A password (provider `credential`), later a sign-in elsewhere.
create table auth.credential (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references auth.person (id) on delete cascade,
  provider text not null,
  subject text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint one_credential_per_provider unique (provider, subject)
);
-- the credentials of a person
create index credential_by_person on auth.credential (person_id);

-- Links, started second steps, remembered devices: short-lived, used once.
create table auth.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- the one that is being used
create index verification_by_identifier on auth.verification (identifier);
-- clearing
create index verification_by_end on auth.verification (expires_at);

-- The app that shows six digits; secret and recovery codes are encrypted with the installation's secret.
create table auth.second_factor (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references auth.person (id) on delete cascade,
  secret text not null,
  recovery_codes text not null,
  -- false until the first code was entered
  confirmed boolean default true,
  failures integer default 0,
  locked_until timestamptz
);
create index second_factor_by_person on auth.second_factor (person_id);
create index second_factor_by_secret on auth.second_factor (secret);

create table auth.passkey (
  id uuid primary key,
  person_id uuid not null references auth.person (id) on delete cascade,
  name text not null,
  -- base64url, as the authenticator gave it
  credential_id text not null constraint one_person_per_passkey unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  -- copied to the person's other devices by its maker
  synced boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
-- the passkeys of a person
create index passkey_by_person on auth.passkey (person_id);

-- What an authenticator was asked to sign; used once.
create table auth.challenge (
  challenge text primary key,
  -- null when somebody unknown wants to sign in
  person_id uuid references auth.person (id) on delete cascade,
  expires_at timestamptz not null
);

-- A new address counts when both mailboxes have said yes.
create table auth.email_change (
  person_id uuid primary key references auth.person (id) on delete cascade,
  email text not null,
  old_token_hash text not null unique,
  new_token_hash text not null unique,
  old_confirmed_at timestamptz,
  new_confirmed_at timestamptz,
  expires_at timestamptz not null
);

-- How often something was tried in the running window.
create table auth.attempt (
  bucket text primary key,
  count integer not null,
  ends_at timestamptz not null
);

-- Who signed in and changed what about signing in. Ids and codes, no addresses.
create table auth.event (
  id uuid primary key,
  at timestamptz not null,
  person_id uuid not null references auth.person (id) on delete cascade,
  name text not null,
  facts jsonb not null default '{}'
);
-- history of one person
create index event_by_person on auth.event (person_id, id desc);

-- Keys by which other programs act for one organisation.
create table auth.api_key (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  -- the first characters, to recognise it by
  start text not null,
  hash text not null,
  permissions text[] not null,
  created_at timestamptz not null,
  created_by uuid,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (organisation_id, id)
);
-- which key this is; the organisation is not known yet
create index api_key_by_start on auth.api_key (start);
select platform.wall('auth.api_key');
