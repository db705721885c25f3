-- Signing in through another service, and other programs that sign people in through us.

-- A service whose word we take for who somebody is: configured by an organisation, for its own people.
create table auth.outside_provider (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  -- encrypted with the installation's secret
  client_secret text not null,
  -- addresses of these domains only; empty: any
  domains text[] not null,
  email_claim text not null,
  name_claim text not null,
  made_at timestamptz not null,
  made_by uuid,
  removed_at timestamptz,
  removed_by uuid,
  primary key (organisation_id, id)
);
select platform.wall('auth.outside_provider');

-- Somebody was sent to such a service and is expected back; used once.
create table auth.outside_step (
  state_hash text primary key,
  -- of the cookie of the browser that began
  browser_hash text not null,
  provider_id uuid not null,
  nonce text not null,
  verifier text not null,
  next text,
  expires_at timestamptz not null
);

-- The service named an account of ours for the first time: its mailbox must agree. Used once.
create table auth.outside_link (
  token_hash text primary key,
  provider_id uuid not null,
  subject text not null,
  person_id uuid not null references auth.person (id) on delete cascade,
  expires_at timestamptz not null
);

-- A program of the organisation (cloud, forum) that signs people in through us.
create table auth.sso_client (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  secret_hash text not null,
  redirect_uris text[] not null,
  made_at timestamptz not null,
  made_by uuid,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (organisation_id, id)
);
select platform.wall('auth.sso_client');
-- which program this is; the organisation is not known yet
create unique index sso_client_by_id on auth.sso_client (id);

-- What a person let a program know; asked once.
create table auth.sso_consent (
  client_id uuid not null,
  person_id uuid not null references auth.person (id) on delete cascade,
  scopes text[] not null,
  given_at timestamptz not null,
  primary key (client_id, person_id)
);

create table auth.sso_code (
  code_hash text primary key,
  client_id uuid not null,
  person_id uuid not null references auth.person (id) on delete cascade,
  redirect_uri text not null,
  scopes text[] not null,
  nonce text,
  challenge text,
  signed_in_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table auth.sso_token (
  token_hash text primary key,
  -- a code that is used twice was stolen: what it gave ends
  code_hash text not null,
  client_id uuid not null,
  person_id uuid not null references auth.person (id) on delete cascade,
  scopes text[] not null,
  expires_at timestamptz not null
);
create index sso_token_by_code on auth.sso_token (code_hash);

-- What we sign with. The private half is encrypted with the installation's secret.
create table auth.signing_key (
  id uuid primary key,
  private_key text not null,
  public_key jsonb not null,
  made_at timestamptz not null
);
