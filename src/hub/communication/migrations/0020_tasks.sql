-- Tasks for contributors: who helps, what there is to do, who does it, what came of it.
create table communication.contributor (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  email text not null,
  language text not null,
  -- asked: waits for the link of the mail; active: may take tasks; left
  state text not null check (state in ('asked', 'active', 'left')),
  token text not null,
  asked_at timestamptz not null,
  asked_on date not null,
  confirmed_at timestamptz,
  account_id uuid,
  -- under 18: nothing is taken before school and parents agreed
  minor boolean not null default false,
  school_agreed_on date,
  parents_agreed_on date,
  primary key (organisation_id, id),
  unique (organisation_id, email),
  unique (organisation_id, token),
  check ((state = 'asked') = (account_id is null))
);
select platform.wall('communication.contributor');
create unique index contributor_account on communication.contributor (organisation_id, account_id) where account_id is not null;

create table communication.task (
  organisation_id uuid not null,
  id uuid not null,
  number integer not null,
  title text not null,
  says text not null,
  size text check (size in ('S', 'M', 'L')),
  skills text[] not null default '{}',
  language text not null,
  -- the module, or the folder, and how one knows that it is done
  place text not null default '',
  done_when text not null default '',
  mentor_id uuid,
  state text not null check (state in ('proposed', 'ready', 'taken', 'in_review', 'done')),
  -- of a shop that wrote something for itself and asks whether it belongs to all
  participant_id uuid,
  code_link text,
  class text check (class in ('common', 'specific')),
  class_reason text,
  proposed_at timestamptz not null,
  proposed_by uuid,
  ready_at timestamptz,
  -- the last time something was done for it by whoever has it, or by the mentor
  moved_at timestamptz not null,
  delivered_on date,
  -- 1: the mentor was reminded; 2: the core group was told
  reminders integer not null default 0,
  done_at timestamptz,
  -- where the work stands; kept when the task goes back
  work_link text,
  work_note text,
  for_pair boolean not null default false,
  import_id uuid,
  primary key (organisation_id, id),
  unique (organisation_id, number),
  check (participant_id is not null or class is null),
  check (state = 'proposed' or (size is not null and place <> '' and done_when <> '' and mentor_id is not null)),
  check ((state = 'in_review') = (delivered_on is not null)),
  check ((state = 'done') = (done_at is not null))
);
select platform.wall('communication.task');
create index task_state on communication.task (organisation_id, state, number);

create table communication.contribution (
  organisation_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  account_id uuid not null,
  state text not null check (state in ('working', 'returned', 'done')),
  taken_at timestamptz not null,
  -- under which licence the work is given, as agreed when taking it
  licence text not null,
  -- only on request: a name, or any other
  credit_as text,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, task_id) references communication.task (organisation_id, id),
  check ((state = 'working') = (ended_at is null))
);
select platform.wall('communication.contribution');
create unique index contribution_working on communication.contribution (organisation_id, task_id, account_id) where state = 'working';
create index contribution_account on communication.contribution (organisation_id, account_id);

create table communication.delivery (
  organisation_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  link text not null,
  note text,
  delivered_at timestamptz not null,
  delivered_by uuid,
  answer text check (answer in ('accepted', 'changes')),
  reason text,
  answered_at timestamptz,
  answered_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, task_id) references communication.task (organisation_id, id),
  check ((answer is null) = (answered_at is null))
);
select platform.wall('communication.delivery');
create unique index delivery_waiting on communication.delivery (organisation_id, task_id) where answer is null;

create table communication.open_week (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  from_day date not null,
  until_day date not null,
  school text,
  -- every working day a circle, on the last day a demo
  circle_at time not null,
  demo_at time not null,
  link text,
  -- a shop to try changes in, never a live one
  trial_link text,
  version integer not null default 1,
  cancelled_at timestamptz,
  cancel_reason text,
  told_on date,
  planned_at timestamptz not null,
  primary key (organisation_id, id),
  check (until_day >= from_day)
);
select platform.wall('communication.open_week');

create table communication.open_week_person (
  organisation_id uuid not null,
  week_id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('participant', 'mentor')),
  mentor_id uuid,
  joined_at timestamptz not null,
  primary key (organisation_id, week_id, account_id),
  foreign key (organisation_id, week_id) references communication.open_week (organisation_id, id),
  check ((role = 'participant') = (mentor_id is not null))
);
select platform.wall('communication.open_week_person');

create table communication.volunteer_call (
  organisation_id uuid not null,
  id uuid not null,
  title text not null,
  says text not null,
  language text not null,
  until_day date,
  opened_at timestamptz not null,
  opened_on date not null,
  opened_by uuid,
  closed_at timestamptz,
  primary key (organisation_id, id)
);
select platform.wall('communication.volunteer_call');
