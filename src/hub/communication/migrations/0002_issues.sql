-- Issues of the newsletter, their texts, and what became of each mail: one per issue and reader, written before it goes out.
create table communication.issue (
  organisation_id uuid not null,
  id uuid not null,
  number integer not null,
  state text not null check (state in ('draft', 'in_review', 'scheduled', 'sending', 'paused', 'sent', 'cancelled')),
  -- in which it was written first; other languages help reading
  language text not null,
  -- of what happened from this day on it tells
  since date not null,
  -- the quarter it was begun for by itself
  quarter date,
  made_at timestamptz not null,
  written_by uuid,
  handed_in_by uuid,
  reviewed_by uuid,
  send_at timestamptz,
  reason text,
  sent_at timestamptz,
  -- one process sends at a time: until then it is the one that wrote this
  held_until timestamptz,
  -- mails that did not go out since a person last looked
  errors integer not null default 0,
  primary key (organisation_id, id),
  unique (organisation_id, number),
  unique (organisation_id, quarter)
);
select platform.wall('communication.issue');

create table communication.issue_text (
  organisation_id uuid not null,
  issue_id uuid not null,
  language text not null,
  subject text not null,
  body text not null,
  written_at timestamptz not null,
  primary key (organisation_id, issue_id, language),
  foreign key (organisation_id, issue_id) references communication.issue (organisation_id, id)
);
select platform.wall('communication.issue_text');

create table communication.send (
  organisation_id uuid not null,
  issue_id uuid not null,
  subscriber_id uuid not null,
  state text not null check (state in ('waiting', 'reserved', 'sent', 'unsure', 'failed', 'skipped', 'arrived', 'lost')),
  reserved_at timestamptz,
  settled_at timestamptz,
  attempts integer not null default 0,
  error text,
  primary key (organisation_id, issue_id, subscriber_id),
  foreign key (organisation_id, issue_id) references communication.issue (organisation_id, id),
  foreign key (organisation_id, subscriber_id) references communication.subscriber (organisation_id, id) on delete cascade
);
create index send_waiting on communication.send (organisation_id, issue_id, subscriber_id) where state = 'waiting';
create index send_of_reader on communication.send (organisation_id, subscriber_id);
select platform.wall('communication.send');
