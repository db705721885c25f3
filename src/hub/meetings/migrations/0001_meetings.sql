-- The tables of meetings: called gatherings with their agenda, who came, minutes, and what was agreed.
create schema meetings;
grant usage on schema meetings to komunigi_app;

create table meetings.meeting (
  organisation_id uuid not null,
  id uuid not null,
  number integer not null,
  kind text not null,
  state text not null,
  title text not null,
  -- both null while a date is being asked for
  starts_at timestamptz,
  ends_at timestamptz,
  start_day date,
  place text,
  link text,
  languages text[] not null,
  facilitator uuid,
  note_taker uuid,
  -- the last day for answering the question of dates; null: it was not asked, or a date is chosen
  poll_until date,
  called_on date,
  opened_at timestamptz,
  ended_at timestamptz,
  -- since when silence counts: published, or the last correction answered
  silent_since date,
  approved_on date,
  cancel_reason text,
  -- grows with every change, so that calendars take the latest
  version integer not null default 1,
  minutes_version integer not null default 0,
  planned_at timestamptz not null,
  planned_by uuid,
  primary key (organisation_id, id),
  constraint meeting_number unique (organisation_id, number),
  constraint meeting_kind check (kind in ('monthly', 'noyau', 'technical', 'two_day', 'info', 'assembly')),
  constraint meeting_state check (state in
    ('planned', 'called', 'open', 'minutes_draft', 'minutes_published', 'approved', 'cancelled')),
  constraint meeting_ends_after_it_starts check ((starts_at is null) = (ends_at is null) and starts_at < ends_at),
  constraint called_has_date check (state in ('planned', 'cancelled') or starts_at is not null),
  constraint cancelled_says_why check (state <> 'cancelled' or cancel_reason is not null)
);
-- what comes next, and what is over
create index meeting_by_day on meetings.meeting (organisation_id, starts_at, id);
select platform.wall('meetings.meeting');

create table meetings.poll_slot (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  starts_at timestamptz not null,
  minutes integer not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references meetings.meeting (organisation_id, id),
  constraint slot_once unique (organisation_id, meeting_id, starts_at),
  constraint slot_minutes check (minutes between 5 and 2880)
);
select platform.wall('meetings.poll_slot');

create table meetings.poll_answer (
  organisation_id uuid not null,
  slot_id uuid not null,
  account_id uuid not null,
  score integer not null,
  answered_at timestamptz not null,
  primary key (organisation_id, slot_id, account_id),
  foreign key (organisation_id, slot_id) references meetings.poll_slot (organisation_id, id),
  constraint slot_score check (score between 0 and 2)
);
select platform.wall('meetings.poll_answer');

create table meetings.agenda_item (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  place integer not null,
  sort text not null,
  -- what it is about, where it is a need, a round or an action
  subject uuid,
  title text not null,
  minutes integer not null,
  aim text not null,
  by_itself boolean not null,
  removed boolean not null default false,
  -- the timer: time spent before, and since when it runs
  spent_seconds integer not null default 0,
  running_since timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references meetings.meeting (organisation_id, id),
  constraint item_sort check (sort in ('need', 'round', 'action', 'other')),
  constraint item_names_its_subject check ((sort = 'other') = (subject is null)),
  constraint item_aim check (aim in ('inform', 'discuss', 'decide')),
  constraint item_minutes check (minutes between 1 and 600)
);
-- the agenda of a meeting; one line for each subject
create unique index agenda_subject_once on meetings.agenda_item (organisation_id, meeting_id, sort, subject);
create index agenda_of_meeting on meetings.agenda_item (organisation_id, meeting_id, place);
-- one timer runs at a time
create unique index one_timer on meetings.agenda_item (organisation_id, meeting_id) where running_since is not null;
select platform.wall('meetings.agenda_item');

create table meetings.attendance (
  organisation_id uuid not null,
  meeting_id uuid not null,
  participant_id uuid not null,
  persons text[] not null,
  noted_at timestamptz not null,
  noted_by uuid,
  primary key (organisation_id, meeting_id, participant_id),
  foreign key (organisation_id, meeting_id) references meetings.meeting (organisation_id, id)
);
select platform.wall('meetings.attendance');

-- Every version stays. `beside`: written on an older version while somebody else went on; until it is settled.
create table meetings.minutes (
  organisation_id uuid not null,
  meeting_id uuid not null,
  version integer not null,
  based_on integer not null,
  text text not null,
  beside boolean not null default false,
  written_at timestamptz not null,
  written_by uuid,
  primary key (organisation_id, meeting_id, version),
  foreign key (organisation_id, meeting_id) references meetings.meeting (organisation_id, id)
);
select platform.wall('meetings.minutes');

create table meetings.correction (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  participant_id uuid not null,
  text text not null,
  asked_at timestamptz not null,
  asked_by uuid,
  answer text,
  reason text,
  answered_at timestamptz,
  answered_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references meetings.meeting (organisation_id, id),
  constraint correction_answer check (answer is null or answer in ('taken_up', 'declined')),
  constraint declined_says_why check (answer is distinct from 'declined' or reason is not null)
);
create index correction_of_meeting on meetings.correction (organisation_id, meeting_id);
select platform.wall('meetings.correction');

create table meetings.action (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  what text not null,
  account_id uuid not null,
  due date not null,
  done_on date,
  done_by uuid,
  agreed_at timestamptz not null,
  agreed_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references meetings.meeting (organisation_id, id)
);
-- what was agreed in a meeting; what a person still has to do
create index action_of_meeting on meetings.action (organisation_id, meeting_id);
create index action_of_person on meetings.action (organisation_id, account_id) where done_on is null;
select platform.wall('meetings.action');
