-- Open data: what was published stays as it was, a correction is a new version.
create table communication.dataset (
  organisation_id uuid not null,
  id uuid not null,
  name text not null check (name in ('needs', 'developments', 'decisions', 'participation', 'profiles')),
  -- 2025-Q1
  period text not null,
  version integer not null check (version > 0),
  -- why it was made again
  reason text,
  licence text not null,
  k integer not null,
  row_count integer not null,
  csv text not null,
  csv_sha256 text not null,
  json text not null,
  json_sha256 text not null,
  made_at timestamptz not null,
  made_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, name, period, version),
  check (version = 1 or reason is not null)
);
select platform.wall('communication.dataset', 'append');

create table communication.research (
  organisation_id uuid not null,
  id uuid not null,
  number integer not null,
  state text not null check (state in ('asked', 'in_review', 'granted', 'refused', 'ended')),
  -- the word in the link of whoever asked
  token text not null,
  name text not null,
  institution text not null,
  email text not null,
  language text not null,
  question text not null,
  fields text[] not null,
  storage text not null,
  results text not null,
  -- the first day without access
  ends_on date not null,
  asked_at timestamptz not null,
  review_until date,
  overdue_told_on date,
  -- organisations whose word it needs
  concerned uuid[] not null default '{}',
  answered_at timestamptz,
  answered_by uuid,
  reason text,
  ended_on date,
  primary key (organisation_id, id),
  unique (organisation_id, number),
  unique (organisation_id, token),
  check (state <> 'refused' or reason is not null),
  check (state in ('asked', 'refused') or review_until is not null)
);
select platform.wall('communication.research');
-- what reaches its day
create index research_by_state on communication.research (organisation_id, state);

-- What an organisation lets others know of it: its profile as open data, or its rows to one request. The last word counts.
create table communication.data_consent (
  organisation_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  -- null: its profile
  research_id uuid,
  agrees boolean not null,
  said_at timestamptz not null,
  said_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, research_id) references communication.research (organisation_id, id)
);
select platform.wall('communication.data_consent', 'append');
create index data_consent_latest on communication.data_consent (organisation_id, research_id, participant_id, said_at desc);
