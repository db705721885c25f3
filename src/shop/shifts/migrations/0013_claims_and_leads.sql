-- Work outside shifts, told by whoever did it and approved by somebody else.
create table shifts.work_claim (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  day date not null,
  -- thousandths of the policy's unit
  amount integer not null check (amount > 0),
  description text not null,
  state text not null check (state in ('requested', 'approved', 'refused', 'withdrawn')),
  refusal_reason text,
  requested_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  primary key (organisation_id, id),
  constraint refused_claim_has_a_reason check (state <> 'refused' or refusal_reason is not null)
);
-- claims of a person; the office reads those that wait
create index work_claim_by_member on shifts.work_claim (organisation_id, member_id, day);
create index work_claim_by_state on shifts.work_claim (organisation_id, state);
select platform.wall('shifts.work_claim');

-- Templates led by somebody whose leave ends the fixed seat: the lead role comes back with the person.
create table shifts.lead_on_leave (
  organisation_id uuid not null,
  leave_id uuid not null,
  template_id uuid not null,
  primary key (organisation_id, leave_id, template_id)
);
select platform.wall('shifts.lead_on_leave');

-- Who was told that shopping stops on a day: nobody is told twice of the same day.
create table shifts.standing_warning (
  organisation_id uuid not null,
  member_id uuid not null,
  stops_on date not null,
  told_at timestamptz not null,
  primary key (organisation_id, member_id, stops_on)
);
select platform.wall('shifts.standing_warning');
