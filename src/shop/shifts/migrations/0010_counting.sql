-- What people owe and what follows: an append-only ledger, leaves, extensions, sheets, and the standing as a projection.

-- The first day judged by the policy here; what was before came with an import, as one entry and a first state.
alter table shifts.worker add column counted_from date;
-- an alert or extension that ran when the counting began here
alter table shifts.worker add column alert_before date;
alter table shifts.worker add column extension_before date;

-- How somebody took part from a day on: the counts of the past are judged by the mode of then.
create table shifts.worker_mode (
  organisation_id uuid not null,
  member_id uuid not null,
  from_day date not null,
  mode text not null check (mode in ('regular', 'flying', 'mixed', 'exempt')),
  flying_start date,
  -- the office began anew that day: alert and extensions are forgotten
  fresh boolean not null default false,
  primary key (organisation_id, member_id, from_day)
);
select platform.wall('shifts.worker_mode');

-- Days on which the office took somebody out by hand.
create table shifts.unsubscription (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  from_day date not null,
  -- last day; none while it lasts
  until_day date,
  reason text not null,
  primary key (organisation_id, id)
);
create index unsubscription_by_member on shifts.unsubscription (organisation_id, member_id, from_day);
select platform.wall('shifts.unsubscription');

create table shifts.ledger_entry (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  counter text not null check (counter in ('main', 'make_up', 'absences')),
  -- thousandths of the policy's unit; 0 only for a count that was skipped
  amount integer not null,
  effective_on date not null,
  recorded_at timestamptz not null,
  cause text not null
    check (cause in ('attendance', 'count', 'office', 'mode', 'relief', 'claim', 'leave', 'import')),
  -- the attendance, the day of the count, the closing …
  cause_id text not null,
  -- how often this cause was decided: a correction posts the opposite and then anew
  round integer not null,
  position integer not null default 1,
  reverses uuid,
  policy_version_id uuid,
  actor_id uuid,
  -- key of the sentence, with its facts (ids and days, no names)
  sentence text not null,
  facts jsonb not null default '{}',
  primary key (organisation_id, id),
  constraint ledger_posts_something check (amount <> 0 or cause in ('count', 'import'))
);
-- a cause is decided once per round, whatever runs twice
create unique index ledger_once_per_cause_and_round
  on shifts.ledger_entry (organisation_id, member_id, cause, cause_id, round, position);
-- the ledger of a person, and the fold
create index ledger_by_member on shifts.ledger_entry (organisation_id, member_id, effective_on, recorded_at);
select platform.wall('shifts.ledger_entry', 'append');

-- Projection of the ledger: what the fold left behind for a person on the last day it judged.
create table shifts.standing_state (
  organisation_id uuid not null,
  member_id uuid not null,
  folded_until date not null,
  standing text not null,
  main integer not null,
  make_up integer not null,
  absences integer not null,
  alert_start date,
  extension_until date,
  grace_used boolean not null default false,
  penalised boolean not null default false,
  reduced_before integer not null default 0,
  low_since date,
  primary key (organisation_id, member_id)
);
-- reports: who is in which standing
create index standing_state_by_standing on shifts.standing_state (organisation_id, standing);
select platform.wall('shifts.standing_state');

-- Projection: the standing of every day.
create table shifts.standing_span (
  organisation_id uuid not null,
  member_id uuid not null,
  from_day date not null,
  to_day date,
  standing text not null,
  alert_start date,
  extension_until date,
  primary key (organisation_id, member_id, from_day)
);
select platform.wall('shifts.standing_span');

-- The last day the nightly fold judged for the whole shop.
create table shifts.counting_day (
  organisation_id uuid not null,
  folded_until date not null,
  primary key (organisation_id)
);
select platform.wall('shifts.counting_day');

create table shifts.extension (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  sort text not null check (sort in ('grace', 'manual', 'import')),
  from_day date not null,
  until_day date not null,
  given_at timestamptz not null,
  given_by uuid,
  primary key (organisation_id, id)
);
create index extension_by_member on shifts.extension (organisation_id, member_id, from_day);
select platform.wall('shifts.extension', 'append');

create table shifts.leave (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  -- key of the policy's leave types
  type text not null,
  from_day date not null,
  until_day date,
  reason text,
  evidence_seen_on date,
  state text not null check (state in ('requested', 'approved', 'refused', 'withdrawn', 'cancelled', 'lapsed')),
  refusal_reason text,
  requested_at timestamptz not null,
  requested_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  primary key (organisation_id, id),
  constraint leave_ends_after_it_began check (until_day is null or until_day >= from_day),
  constraint refused_leave_has_a_reason check (state <> 'refused' or refusal_reason is not null)
);
create index leave_by_member on shifts.leave (organisation_id, member_id, from_day);
-- who is away on a day
create index leave_by_day on shifts.leave (organisation_id, from_day, until_day) where state = 'approved';
select platform.wall('shifts.leave');
