-- What taking part costs: plans adopted by decision, and what each organisation chose to give. Both only grow.
create table funding.dues_plan (
  organisation_id uuid not null,
  version integer not null,
  from_day date not null,
  billing text not null,
  term_days integer not null,
  -- [{ status, minimum, solidarity }] a month without VAT, in cents
  statuses jsonb not null,
  decision_number text not null,
  decision_on date not null,
  adopted_at timestamptz not null,
  adopted_by uuid,
  primary key (organisation_id, version),
  constraint plan_billing check (billing in ('monthly', 'quarterly', 'yearly')),
  constraint plan_term check (term_days between 7 and 90)
);
select platform.wall('funding.dues_plan', 'append');

create table funding.dues_choice (
  organisation_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  amount bigint not null,
  from_day date not null,
  chosen_at timestamptz not null,
  chosen_by uuid,
  primary key (organisation_id, id),
  constraint dues_of_something check (amount >= 0)
);
select platform.wall('funding.dues_choice', 'append');
create index dues_choice_participant on funding.dues_choice (organisation_id, participant_id, from_day, chosen_at);
