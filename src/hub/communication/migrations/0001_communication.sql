-- Who reads the newsletter of a community, and how we know that they want to.
create schema communication;
grant usage on schema communication to komunigi_app;

create table communication.subscriber (
  organisation_id uuid not null,
  id uuid not null,
  -- forgotten when it is suppressed; the keyed hash stays, so that no import brings it back
  email text,
  email_hash text not null,
  language text not null,
  state text not null check (state in ('unconfirmed', 'confirmed', 'unsubscribed', 'suppressed')),
  -- the word in the links of its mails
  token text not null,
  asked_at timestamptz not null,
  asked_on date not null,
  -- form or import, and which version of the form, or what the import brought as proof
  asked_by text not null check (asked_by in ('form', 'import')),
  proof text not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  ended_because text,
  import_id uuid,
  primary key (organisation_id, id),
  unique (organisation_id, email_hash),
  unique (organisation_id, token),
  check (state = 'suppressed' or email is not null),
  check (state <> 'suppressed' or email is null),
  check (state <> 'confirmed' or confirmed_at is not null)
);
select platform.wall('communication.subscriber');

-- Mails that came back, and complaints.
create table communication.bounce (
  organisation_id uuid not null,
  id uuid not null,
  subscriber_id uuid not null,
  kind text not null check (kind in ('hard', 'soft', 'complaint', 'unknown')),
  at timestamptz not null,
  day date not null,
  said text,
  primary key (organisation_id, id),
  foreign key (organisation_id, subscriber_id) references communication.subscriber (organisation_id, id) on delete cascade
);
create index bounce_of_subscriber on communication.bounce (organisation_id, subscriber_id, day);
select platform.wall('communication.bounce');
