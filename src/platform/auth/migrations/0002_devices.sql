-- Shared tablets and tills of an organisation. The office makes one here and reads out its code; whoever types the code
-- on the machine gives it a credential of its own. Nobody's password lies beside the till.
create table auth.device (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  -- of the code to type, until it was used or has run out
  code_hash text,
  code_expires_at timestamptz,
  -- of what the machine keeps, once registered
  token_hash text,
  made_at timestamptz not null,
  made_by uuid,
  registered_at timestamptz,
  last_seen_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (organisation_id, id)
);
select platform.wall('auth.device');
-- which machine this is; the organisation is not known yet
create unique index device_by_token on auth.device (token_hash) where token_hash is not null;
-- whose code this is; the organisation is not known yet
create unique index device_by_code on auth.device (code_hash) where code_hash is not null;
