-- Addresses to subscribe to the meetings and events of the community; only the hash of the secret is kept.
create table meetings.calendar_token (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  secret_hash text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id)
);
create unique index calendar_by_secret on meetings.calendar_token (organisation_id, secret_hash);
select platform.wall('meetings.calendar_token');
