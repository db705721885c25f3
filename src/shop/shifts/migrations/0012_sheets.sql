-- Sheets: who came to the shifts of one start and end. Expected lines are not kept here, they are read live from the
-- seats until validation; here are the marks, the people who came unexpectedly, and what the lead says of the team.

create table shifts.sheet (
  organisation_id uuid not null,
  id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  opened_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'validated')),
  -- for the office and the next lead
  notes text not null default '',
  feedback text not null default '',
  team_size text check (team_size in ('not_enough', 'enough', 'too_many', 'was_not_there')),
  validated_at timestamptz,
  -- the contact who confirmed, else the account
  validated_by uuid,
  read_at timestamptz,
  read_by uuid,
  primary key (organisation_id, id),
  constraint validated_sheet_says_all
    check (state = 'open' or (validated_at is not null and team_size is not null))
);
create unique index sheet_once_per_time on shifts.sheet (organisation_id, starts_at, ends_at);
select platform.wall('shifts.sheet');

-- the shifts of a sheet
create index shift_by_times on shifts.shift (organisation_id, starts_at, ends_at);

-- Nobody expected them: on validation each takes a free seat of that time and kind, else an extra one.
create table shifts.sheet_added (
  organisation_id uuid not null,
  -- made by the device, so that the same press is never two lines
  id uuid not null,
  sheet_id uuid not null,
  member_id uuid not null,
  kind_id uuid not null,
  purpose text not null check (purpose in ('regular', 'make_up', 'flying', 'solidarity', 'unpaid')),
  added_at timestamptz not null,
  added_by uuid,
  removed_at timestamptz,
  -- the seat it became
  attendance_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, sheet_id) references shifts.sheet (organisation_id, id),
  foreign key (organisation_id, kind_id) references shifts.kind (organisation_id, id)
);
create unique index sheet_added_once on shifts.sheet_added (organisation_id, sheet_id, member_id) where removed_at is null;
select platform.wall('shifts.sheet_added');

-- The latest per line wins, by the clock of the device that marked.
create table shifts.sheet_mark (
  organisation_id uuid not null,
  -- made by the device
  id uuid not null,
  sheet_id uuid not null,
  -- a seat or an added line
  line_id uuid not null,
  -- none: the mark was taken back
  outcome text check (outcome in ('done', 'absent_0', 'absent_1', 'absent_2')),
  -- somebody of the household who worked in the place of whoever answers for the line
  beside_id uuid,
  marked_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, sheet_id) references shifts.sheet (organisation_id, id)
);
create index sheet_mark_by_line on shifts.sheet_mark (organisation_id, line_id, marked_at desc);
select platform.wall('shifts.sheet_mark', 'append');

-- A member says that an outcome is wrong; the office answers.
create table shifts.contest (
  organisation_id uuid not null,
  id uuid not null,
  attendance_id uuid not null,
  member_id uuid not null,
  outcome text not null check (outcome in ('done', 'absent_0', 'absent_1', 'absent_2')),
  words text not null,
  contested_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'granted', 'refused')),
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, attendance_id) references shifts.attendance (organisation_id, id),
  constraint answered_contest_has_an_answer check (state = 'open' or (answer is not null and answered_at is not null))
);
create unique index contest_open_once on shifts.contest (organisation_id, attendance_id) where state = 'open';
create index contest_by_state on shifts.contest (organisation_id, state, contested_at);
select platform.wall('shifts.contest');
