-- The help list: who is on it, what came in, how it was judged, and who got what.
create table communication.list_member (
  organisation_id uuid not null,
  account_id uuid not null,
  -- how mails reach this person: each at once, one a day, or none (reads the archive)
  mode text not null check (mode in ('each', 'daily', 'none')),
  state text not null check (state in ('member', 'disabled', 'left', 'removed')),
  -- the word in the links of the mails
  token text not null,
  joined_at timestamptz not null,
  ended_at timestamptz,
  -- tenths of points for mails that came back
  score integer not null default 0 check (score >= 0),
  bounced_on date,
  warnings integer not null default 0,
  warned_on date,
  primary key (organisation_id, account_id),
  unique (organisation_id, token),
  check ((state = 'disabled') = (warnings > 0))
);
select platform.wall('communication.list_member');

-- Addresses whose mails are looked at first, or not taken at all.
create table communication.list_sender (
  organisation_id uuid not null,
  address text not null,
  rule text not null check (rule in ('moderated', 'blocked')),
  set_at timestamptz not null,
  set_by uuid,
  primary key (organisation_id, address)
);
select platform.wall('communication.list_sender');

create table communication.thread (
  organisation_id uuid not null,
  id uuid not null,
  number integer not null,
  subject text not null,
  begun_at timestamptz not null,
  last_at timestamptz not null,
  solved_at timestamptz,
  solved_by uuid,
  -- the answer that helped, where one was named
  solved_post uuid,
  need_id uuid,
  need_number integer,
  primary key (organisation_id, id),
  unique (organisation_id, number),
  check (solved_at is not null or solved_post is null)
);
select platform.wall('communication.thread');

create table communication.post (
  organisation_id uuid not null,
  id uuid not null,
  state text not null check (state in ('received', 'accepted', 'held', 'rejected', 'discarded')),
  -- why it waits or went away: the first check that stopped it
  why text,
  -- what a moderator said
  reason text,
  thread_id uuid,
  -- of the person, where the address is known
  account_id uuid,
  from_address text not null,
  from_name text not null,
  via text not null check (via in ('mail', 'page', 'import')),
  subject text not null,
  -- forgotten once it was rejected or discarded
  body text,
  -- of the text and of what is not replaced by links
  bytes integer not null,
  message_id text not null,
  -- mails this one answers, nearest last
  answers text[] not null default '{}',
  received_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  import_id uuid,
  primary key (organisation_id, id),
  unique (organisation_id, message_id),
  foreign key (organisation_id, thread_id) references communication.thread (organisation_id, id),
  check ((state = 'accepted') = (thread_id is not null)),
  check ((state in ('rejected', 'discarded')) = (body is null)),
  check (state <> 'rejected' or reason is not null)
);
create index post_of_thread on communication.post (organisation_id, thread_id, received_at);
create index post_waiting on communication.post (organisation_id, received_at) where state = 'held';
create index post_from on communication.post (organisation_id, from_address, received_at);
select platform.wall('communication.post');

-- What came along with a mail: kept here, a link in its place.
create table communication.post_file (
  organisation_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  position integer not null,
  token text not null,
  name text not null,
  type text not null,
  bytes bytea not null,
  primary key (organisation_id, id),
  unique (organisation_id, token),
  foreign key (organisation_id, post_id) references communication.post (organisation_id, id) on delete cascade
);
create index file_of_post on communication.post_file (organisation_id, post_id, position);
select platform.wall('communication.post_file');

-- Each post and reader once: those of one letter leave together, as a digest.
create table communication.copy (
  organisation_id uuid not null,
  post_id uuid not null,
  account_id uuid not null,
  digest boolean not null,
  letter_id uuid,
  state text not null check (state in ('gathered', 'waiting', 'reserved', 'sent', 'unsure', 'failed', 'skipped')),
  reserved_at timestamptz,
  settled_at timestamptz,
  attempts integer not null default 0,
  error text,
  primary key (organisation_id, post_id, account_id),
  foreign key (organisation_id, post_id) references communication.post (organisation_id, id) on delete cascade,
  check ((state = 'gathered') = (letter_id is null))
);
create index copy_waiting on communication.copy (organisation_id, letter_id) where state in ('waiting', 'reserved');
create index copy_gathered on communication.copy (organisation_id, account_id) where state = 'gathered';
select platform.wall('communication.copy');

-- One process sends at a time.
create table communication.list_turn (
  organisation_id uuid not null,
  held_until timestamptz,
  primary key (organisation_id)
);
select platform.wall('communication.list_turn');

create table communication.faq (
  organisation_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  question text not null,
  answer text not null,
  language text not null,
  written_at timestamptz not null,
  written_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, thread_id),
  foreign key (organisation_id, thread_id) references communication.thread (organisation_id, id)
);
select platform.wall('communication.faq');
