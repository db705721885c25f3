-- Rehearsals of a policy: what was asked, how far it is, and what it would change for each person. Kept for days only.

create table shifts.policy_simulation (
  organisation_id uuid not null,
  id uuid not null,
  preset text not null,
  -- only what differs from the preset
  changes jsonb not null,
  -- of the policy that these two stand for: scheduling asks for exactly this one
  fingerprint text not null,
  sort text not null check (sort in ('replay', 'forward')),
  future text not null check (future in ('planned', 'nobody', 'rate')),
  from_day date not null,
  until_day date not null,
  made_at timestamptz not null,
  made_by uuid,
  people integer not null,
  done integer not null default 0,
  -- the last person judged; the next slice goes on after
  after_member uuid,
  finished_at timestamptz,
  primary key (organisation_id, id)
);
-- whether a draft was rehearsed
create index policy_simulation_by_draft on shifts.policy_simulation (organisation_id, fingerprint, finished_at);
select platform.wall('shifts.policy_simulation');

create table shifts.policy_simulation_line (
  organisation_id uuid not null,
  simulation_id uuid not null,
  member_id uuid not null,
  -- standing on the last day: as the rules are, and under the draft
  standing_now text not null,
  standing_draft text not null,
  -- the first day that differs, and both standings on it; none where no day does
  first_day date,
  first_now text,
  first_draft text,
  why text check (why in ('counters', 'time', 'leave', 'rule')),
  -- thousandths on that day
  total_now integer,
  total_draft integer,
  days_differ integer not null,
  -- days without shopping
  closed_days_now integer not null,
  closed_days_draft integer not null,
  primary key (organisation_id, simulation_id, member_id),
  foreign key (organisation_id, simulation_id) references shifts.policy_simulation (organisation_id, id) on delete cascade
);
select platform.wall('shifts.policy_simulation_line');
