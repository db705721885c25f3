-- Rotas, templates, seats, shifts and who sits where. Standing, counters, sheets and leave follow in later files.

create schema shifts;
grant usage on schema shifts to komunigi_app;

create table shifts.kind (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  description text,
  colour text,
  external_key text,
  archived_at timestamptz,
  primary key (organisation_id, id)
);
create unique index kind_names_differ on shifts.kind (organisation_id, platform.plain(name)) where archived_at is null;
select platform.wall('shifts.kind');

create table shifts.rota (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  anchor_day date not null,
  valid_from date not null,
  valid_to date,
  priority integer not null default 0,
  external_key text,
  primary key (organisation_id, id),
  constraint rota_ends_after_it_began check (valid_to is null or valid_to >= valid_from)
);
select platform.wall('shifts.rota');

create table shifts.rota_week (
  organisation_id uuid not null,
  rota_id uuid not null,
  sequence integer not null check (sequence >= 1),
  letter text not null,
  length_days integer not null default 7 check (length_days between 1 and 28),
  primary key (organisation_id, rota_id, sequence),
  foreign key (organisation_id, rota_id) references shifts.rota (organisation_id, id) on delete cascade
);
select platform.wall('shifts.rota_week');

create table shifts.template (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  kind_id uuid not null,
  -- a place in a rota: week by sequence, day 1 is the first day of that week …
  rota_id uuid,
  week_sequence integer,
  day_number integer check (day_number between 1 and 28),
  -- … or a series: every n units, counted from from_day
  series_every integer check (series_every between 1 and 366),
  series_unit text check (series_unit in ('day', 'week', 'month', 'year')),
  series_ahead_count integer check (series_ahead_count between 1 and 366),
  -- validity, both days included
  from_day date not null,
  until_day date,
  starts time not null,
  ends time not null,
  lead_id uuid,
  weight numeric(4, 2) not null default 1 check (weight between 0 and 5 and weight * 4 = floor(weight * 4)),
  beneficiary text,
  public_holidays text not null default 'run' check (public_holidays in ('run', 'skip')),
  state text not null default 'draft' check (state in ('draft', 'active', 'ended')),
  -- counts edits: a stale tab is told instead of overwriting
  version integer not null default 1,
  external_key text,
  primary key (organisation_id, id),
  foreign key (organisation_id, kind_id) references shifts.kind (organisation_id, id),
  foreign key (organisation_id, rota_id, week_sequence)
    references shifts.rota_week (organisation_id, rota_id, sequence),
  constraint template_lies_in_a_rota_or_a_series check (
    (rota_id is not null and week_sequence is not null and day_number is not null
      and series_every is null and series_unit is null)
    or (rota_id is null and week_sequence is null and day_number is null
      and series_every is not null and series_unit is not null)),
  constraint template_ends_after_it_began check (until_day is null or until_day >= from_day - 1)
);
-- the week grid of a rota
create index template_by_rota on shifts.template (organisation_id, rota_id, week_sequence, day_number);
select platform.wall('shifts.template');

create table shifts.seat_group (
  organisation_id uuid not null,
  id uuid not null,
  template_id uuid not null,
  position integer not null default 1,
  role text not null,
  seats integer not null default 1 check (seats between 1 and 200),
  min_seats integer not null default 0,
  skills text[] not null default '{}',
  warnings text[] not null default '{}',
  primary key (organisation_id, id),
  foreign key (organisation_id, template_id) references shifts.template (organisation_id, id) on delete cascade,
  constraint seat_group_needs_no_more_than_it_has check (min_seats between 0 and seats)
);
-- groups of a template in their order
create index seat_group_by_template on shifts.seat_group (organisation_id, template_id, position);
select platform.wall('shifts.seat_group');

create table shifts.fixed_seat (
  organisation_id uuid not null,
  id uuid not null,
  template_id uuid not null,
  group_id uuid not null,
  member_id uuid not null,
  from_day date not null,
  until_day date,
  given_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, template_id) references shifts.template (organisation_id, id),
  foreign key (organisation_id, group_id) references shifts.seat_group (organisation_id, id),
  -- one day before the start means: ended before it began
  constraint fixed_seat_ends_after_it_began check (until_day is null or until_day >= from_day - 1)
);
-- who holds seats of a template
create index fixed_seat_by_template on shifts.fixed_seat (organisation_id, template_id, from_day);
-- seats of a person
create index fixed_seat_by_member on shifts.fixed_seat (organisation_id, member_id, from_day);
select platform.wall('shifts.fixed_seat');

create table shifts.closing (
  organisation_id uuid not null,
  id uuid not null,
  from_day date not null,
  until_day date not null,
  -- empty: every kind of shift
  kind_ids uuid[] not null default '{}',
  sort text not null check (sort in ('closed', 'reduced')),
  relief text not null default 'none' check (relief in ('none', 'one', 'all')),
  reason text not null,
  made_at timestamptz not null,
  undone_at timestamptz,
  primary key (organisation_id, id),
  constraint closing_ends_after_it_began check (until_day >= from_day)
);
-- which closing covers a day
create index closing_by_day on shifts.closing (organisation_id, from_day, until_day) where undone_at is null;
select platform.wall('shifts.closing');

create table shifts.shift (
  organisation_id uuid not null,
  id uuid not null,
  -- none: a one-off opening
  template_id uuid,
  kind_id uuid not null,
  name text not null,
  day date not null,
  -- what the clock on the wall shows; the moments follow from it by the shop's zone
  local_start time not null,
  local_end time not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  week_letter text,
  lead_id uuid,
  weight numeric(4, 2) not null default 1 check (weight between 0 and 5),
  beneficiary text,
  state text not null default 'planned' check (state in ('planned', 'cancelled', 'closed')),
  cancel_reason text,
  cancelled_at timestamptz,
  -- the closing that cancelled it: undoing that closing brings it back
  closing_id uuid,
  -- what someone changed here by hand: later edits of the template leave it alone
  edited_fields text[] not null default '{}',
  version integer not null default 1,
  external_key text,
  primary key (organisation_id, id),
  foreign key (organisation_id, template_id) references shifts.template (organisation_id, id),
  foreign key (organisation_id, kind_id) references shifts.kind (organisation_id, id),
  foreign key (organisation_id, closing_id) references shifts.closing (organisation_id, id),
  constraint shift_ends_after_it_began check (ends_at > starts_at),
  constraint cancelled_shift_has_a_reason check (state <> 'cancelled' or cancel_reason is not null)
);
-- a template makes one shift a day at most, however often it is generated
create unique index shift_once_per_template_and_day on shifts.shift (organisation_id, template_id, day);
-- the month, the week, the day; open shifts ahead
create index shift_by_day on shifts.shift (organisation_id, day, starts_at);
select platform.wall('shifts.shift');

-- The template's groups as they were copied to this shift; the copy keeps the group's id.
create table shifts.shift_group (
  organisation_id uuid not null,
  shift_id uuid not null,
  group_id uuid not null,
  position integer not null default 1,
  role text not null,
  seats integer not null check (seats between 0 and 400),
  min_seats integer not null default 0,
  skills text[] not null default '{}',
  warnings text[] not null default '{}',
  primary key (organisation_id, shift_id, group_id),
  foreign key (organisation_id, shift_id) references shifts.shift (organisation_id, id) on delete cascade
);
select platform.wall('shifts.shift_group');

create table shifts.attendance (
  organisation_id uuid not null,
  id uuid not null,
  shift_id uuid not null,
  group_id uuid not null,
  member_id uuid not null,
  -- who comes instead; the holder owes nothing then
  stand_in_id uuid,
  purpose text not null check (purpose in ('regular', 'make_up', 'flying', 'solidarity', 'unpaid')),
  state text not null default 'planned'
    check (state in ('planned', 'done', 'absent_0', 'absent_1', 'absent_2', 'cancelled')),
  source text not null check (source in ('fixed', 'self', 'office', 'exchange', 'sheet', 'import')),
  fixed_seat_id uuid,
  -- how often the seat was changed for another
  chain integer not null default 0,
  booked_at timestamptz not null,
  -- why the office booked in spite of a refusal
  override_reason text,
  told_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  primary key (organisation_id, id),
  foreign key (organisation_id, shift_id, group_id)
    references shifts.shift_group (organisation_id, shift_id, group_id),
  constraint stand_in_is_someone_else check (stand_in_id <> member_id),
  constraint cancelled_seat_has_a_reason check (state <> 'cancelled' or cancel_reason is not null)
);
-- one live row per shift and person; also: who sits on a shift
create unique index attendance_once_per_shift_and_member
  on shifts.attendance (organisation_id, shift_id, member_id) where state <> 'cancelled';
-- shifts of a person, cancelled ones too (calendar feed)
create index attendance_by_member on shifts.attendance (organisation_id, member_id, shift_id);
create index attendance_by_stand_in on shifts.attendance (organisation_id, stand_in_id) where stand_in_id is not null;
-- rows that a fixed seat made, when it is cut or ended
create index attendance_by_fixed_seat on shifts.attendance (organisation_id, fixed_seat_id) where fixed_seat_id is not null;
select platform.wall('shifts.attendance');

create table shifts.worker (
  organisation_id uuid not null,
  member_id uuid not null,
  mode text not null check (mode in ('regular', 'flying', 'mixed', 'exempt')),
  flying_start date,
  exempt_reason text,
  is_lead boolean not null default false,
  -- whether shift leads and colleagues see a way to reach this person, and the first name on lists
  contact_visible boolean not null default false,
  name_visible boolean not null default true,
  skills text[] not null default '{}',
  -- shifts worked before this system counted them: nobody is a beginner twice
  shifts_before integer not null default 0,
  resigning_on date,
  unsubscribed_on date,
  blocked text,
  primary key (organisation_id, member_id),
  constraint flying_has_a_start check (mode <> 'flying' or flying_start is not null),
  constraint exempt_has_a_reason check (mode <> 'exempt' or exempt_reason is not null)
);
select platform.wall('shifts.worker');

create table shifts.watch (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  -- one shift, or a pattern: every filled column must fit
  shift_id uuid,
  weekday integer check (weekday between 1 and 7),
  kind_id uuid,
  starts_from time,
  starts_until time,
  until_day date,
  made_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, shift_id) references shifts.shift (organisation_id, id),
  foreign key (organisation_id, kind_id) references shifts.kind (organisation_id, id)
);
create index watch_by_member on shifts.watch (organisation_id, member_id);
-- who watches this shift
create index watch_by_shift on shifts.watch (organisation_id, shift_id) where shift_id is not null;
select platform.wall('shifts.watch');

-- What a watcher was told last about a shift: the same is not sent twice.
create table shifts.watch_sent (
  organisation_id uuid not null,
  watch_id uuid not null,
  shift_id uuid not null,
  said text not null check (said in ('understaffed', 'full', 'almost_full', 'all_clear')),
  sent_at timestamptz not null,
  primary key (organisation_id, watch_id, shift_id),
  foreign key (organisation_id, watch_id) references shifts.watch (organisation_id, id) on delete cascade
);
select platform.wall('shifts.watch_sent');

-- A reminder leaves once per row, whatever happens to the job.
create table shifts.reminder_sent (
  organisation_id uuid not null,
  member_id uuid not null,
  code text not null,
  about text not null,
  sent_at timestamptz not null,
  primary key (organisation_id, member_id, code, about)
);
select platform.wall('shifts.reminder_sent');

create table shifts.calendar_token (
  organisation_id uuid not null,
  id uuid not null,
  -- none: the shop's feed of open seats
  member_id uuid,
  -- SHA-256 of the secret in the address; the secret itself is shown once
  secret_hash text not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (organisation_id, id)
);
create unique index calendar_token_by_secret on shifts.calendar_token (organisation_id, secret_hash);
create index calendar_token_by_member on shifts.calendar_token (organisation_id, member_id);
select platform.wall('shifts.calendar_token');

-- Dated and immutable: what happened under a version stays judged by it.
create table shifts.policy_version (
  organisation_id uuid not null,
  id uuid not null,
  valid_from date not null,
  preset text not null default 'bees',
  -- only what differs from the preset
  changes jsonb not null default '{}',
  made_at timestamptz not null,
  made_by uuid,
  primary key (organisation_id, id)
);
create unique index policy_version_by_day on shifts.policy_version (organisation_id, valid_from);
select platform.wall('shifts.policy_version', 'append');

create table shifts.generation_report (
  organisation_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  from_day date not null,
  until_day date not null,
  shifts_made integer not null,
  seats_taken integer not null,
  -- [{ template, refusals: [{ code, facts }] }]
  failures jsonb not null default '[]',
  -- [{ fixed_seat, shift, reason }]: holders who could not be seated
  unseated jsonb not null default '[]',
  primary key (organisation_id, id)
);
select platform.wall('shifts.generation_report', 'append');

create table shifts.campaign (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  -- seats may be taken from today to this day
  until_day date not null,
  -- first day of the fixed seats taken here
  seats_from date not null,
  closed_at timestamptz,
  primary key (organisation_id, id)
);
select platform.wall('shifts.campaign');

create table shifts.campaign_template (
  organisation_id uuid not null,
  campaign_id uuid not null,
  template_id uuid not null,
  min_people integer not null check (min_people >= 0),
  max_people integer not null,
  primary key (organisation_id, campaign_id, template_id),
  foreign key (organisation_id, campaign_id) references shifts.campaign (organisation_id, id) on delete cascade,
  foreign key (organisation_id, template_id) references shifts.template (organisation_id, id),
  constraint campaign_needs_no_more_than_it_takes check (max_people >= min_people and max_people >= 1)
);
select platform.wall('shifts.campaign_template');

-- What other modules may read: ids, days and states, never names.
create view shifts.public_shift with (security_invoker = true) as
  select organisation_id, id, template_id, kind_id, name, day, starts_at, ends_at, local_start, local_end,
         week_letter, lead_id, weight, beneficiary, state
  from shifts.shift;
grant select on shifts.public_shift to komunigi_app;

create view shifts.public_attendance with (security_invoker = true) as
  select organisation_id, id, shift_id, group_id, member_id, stand_in_id, purpose, state, source, fixed_seat_id, chain
  from shifts.attendance;
grant select on shifts.public_attendance to komunigi_app;

create view shifts.public_worker with (security_invoker = true) as
  select organisation_id, member_id, mode, flying_start, is_lead, skills, resigning_on, unsubscribed_on, blocked
  from shifts.worker;
grant select on shifts.public_worker to komunigi_app;
