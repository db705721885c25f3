-- What each organisation owes for a time: drawn up ahead, issued on its first day, paid, reminded of, waived or written off.
create table funding.dues_period (
  organisation_id uuid not null,
  id uuid not null,
  -- counted when it is issued
  number integer,
  -- none where nothing is left to pay
  invoice_id uuid,
  -- what a payer copies
  reference text,
  participant_id uuid not null,
  -- the organisation itself, or a sponsor of it
  payer_id uuid not null,
  sponsorship_id uuid,
  plan_version integer not null,
  status text not null,
  from_day date not null,
  to_day date not null,
  monthly bigint not null,
  net bigint not null,
  vat bigint not null,
  vat_bp integer not null,
  vat_kind text not null,
  currency text not null,
  due_on date not null,
  state text not null,
  paid bigint not null default 0,
  -- whose bank account the money goes to
  holder_id uuid not null,
  issued_at timestamptz,
  set_id uuid,
  -- as issued, where it was shortened since
  issued_to date,
  issued_net bigint,
  issued_vat bigint,
  reminders integer not null default 0,
  reminded_on date,
  -- when the core group looked into it
  checked_at timestamptz,
  checked_by uuid,
  reason text,
  decision_number text,
  decision_on date,
  primary key (organisation_id, id),
  constraint period_state check (state in ('scheduled', 'issued', 'part_paid', 'paid', 'overdue', 'waived', 'written_off')),
  constraint period_status check (status in ('observer', 'active')),
  constraint period_days check (from_day <= to_day),
  constraint issued_is_numbered check ((number is null) = (issued_at is null)),
  constraint period_amounts check (net >= 0 and vat >= 0 and paid >= 0)
);
select platform.wall('funding.dues_period');
create unique index dues_period_payer on funding.dues_period (organisation_id, participant_id, payer_id, from_day);
create unique index dues_period_number on funding.dues_period (organisation_id, number);
create index dues_period_due on funding.dues_period (organisation_id, due_on) where state in ('issued', 'part_paid', 'overdue');

create table funding.dues_exemption (
  organisation_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  part_bp integer not null,
  reason text not null,
  until_day date not null,
  decision_number text not null,
  decision_on date not null,
  given_at timestamptz not null,
  given_by uuid,
  primary key (organisation_id, id),
  constraint exemption_part check (part_bp between 1 and 10000)
);
select platform.wall('funding.dues_exemption', 'append');
create index dues_exemption_participant on funding.dues_exemption (organisation_id, participant_id, until_day);

create table funding.sponsorship (
  organisation_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  -- [{ organisation, weight }]
  sponsors jsonb not null,
  part_bp integer not null,
  -- ends by itself after so many
  periods integer not null,
  given_at timestamptz not null,
  given_by uuid,
  primary key (organisation_id, id),
  constraint sponsored_part check (part_bp between 1 and 10000),
  constraint sponsored_periods check (periods between 1 and 120)
);
select platform.wall('funding.sponsorship', 'append');
create index sponsorship_participant on funding.sponsorship (organisation_id, participant_id, given_at);

-- Times in which an organisation owes nothing: a pause, or before it came back.
create table funding.dues_rest (
  organisation_id uuid not null,
  participant_id uuid not null,
  since date not null,
  ended_on date,
  primary key (organisation_id, participant_id, since)
);
select platform.wall('funding.dues_rest');

create table funding.dues_payment (
  organisation_id uuid not null,
  id uuid not null,
  period_id uuid not null,
  set_id uuid not null,
  -- what the holder takes of it, where it takes anything
  fee_set_id uuid,
  source text not null,
  day date not null,
  amount bigint not null,
  covers bigint not null,
  -- the line of the bank statement it came with
  line_id uuid,
  undone_on date,
  at timestamptz not null,
  by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, period_id) references funding.dues_period (organisation_id, id),
  constraint payment_source check (source in ('typed', 'bank', 'credit', 'hours')),
  constraint payment_of_something check (amount > 0 and covers >= 0)
);
select platform.wall('funding.dues_payment');
create index dues_payment_period on funding.dues_payment (organisation_id, period_id, day);
create unique index dues_payment_set on funding.dues_payment (organisation_id, set_id);
create index dues_payment_day on funding.dues_payment (organisation_id, day);

create table funding.hours_in_kind (
  organisation_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  -- who got the hours, and says so
  beneficiary_id uuid not null,
  minutes integer not null,
  day date not null,
  what text not null,
  state text not null,
  worth bigint,
  reported_at timestamptz not null,
  reported_by uuid,
  answered_at timestamptz,
  answered_by uuid,
  primary key (organisation_id, id),
  constraint hours_state check (state in ('reported', 'confirmed', 'declined')),
  constraint hours_of_something check (minutes between 1 and 600000)
);
select platform.wall('funding.hours_in_kind');
create index hours_in_kind_day on funding.hours_in_kind (organisation_id, day);
