-- Circles with their seats, how a person is chosen for a seat, and the mandates: dated, and over by themselves.
create table governance.circle (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  purpose text not null,
  -- whether anybody may take part without a seat
  joinable boolean not null,
  mail text,
  -- whole cents in one calendar year
  spend_limit bigint not null default 0,
  founded_at timestamptz not null,
  founded_by uuid,
  primary key (organisation_id, id),
  constraint circle_kind check (kind in ('noyau', 'working', 'project')),
  constraint circle_spend_limit check (spend_limit >= 0)
);
select platform.wall('governance.circle');
-- a community has one core group
create unique index circle_one_noyau on governance.circle (organisation_id) where kind = 'noyau';

create table governance.circle_seat (
  organisation_id uuid not null,
  id uuid not null,
  circle_id uuid not null,
  place integer not null,
  role text not null,
  -- what whoever sits there does: read before anybody is named
  description text not null,
  from_kind text not null,
  -- the task of the community that comes with the seat
  grants text,
  closed_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, circle_id) references governance.circle (organisation_id, id),
  constraint seat_from check (from_kind in ('user', 'provider', 'any')),
  constraint seat_grants check (grants in ('noyau', 'hub_treasurer', 'second_approver'))
);
select platform.wall('governance.circle_seat');
create index circle_seat_by_circle on governance.circle_seat (organisation_id, circle_id, place);

-- Whoever takes part in a circle without a seat.
create table governance.circle_member (
  organisation_id uuid not null,
  circle_id uuid not null,
  account_id uuid not null,
  participant_id uuid not null,
  joined_on date not null,
  left_on date,
  primary key (organisation_id, circle_id, account_id),
  foreign key (organisation_id, circle_id) references governance.circle (organisation_id, id)
);
select platform.wall('governance.circle_member');

-- How a person is chosen for a seat: step by step, by consent.
create table governance.selection (
  organisation_id uuid not null,
  id uuid not null,
  seat_id uuid not null,
  step text not null,
  from_day date not null,
  months integer not null,
  -- the nomination that is proposed, why, and how often one was
  proposed_id uuid,
  proposed_reason text,
  round integer not null default 0,
  opened_at timestamptz not null,
  opened_by uuid,
  stop_reason text,
  primary key (organisation_id, id),
  foreign key (organisation_id, seat_id) references governance.circle_seat (organisation_id, id),
  constraint selection_step check (step in ('nominations', 'information', 'changes', 'objections', 'done', 'stopped')),
  constraint selection_proposed check (step <> 'objections' or proposed_id is not null),
  constraint selection_stopped_why check (step <> 'stopped' or stop_reason is not null)
);
select platform.wall('governance.selection');
create unique index selection_one_runs on governance.selection (organisation_id, seat_id) where step not in ('done', 'stopped');

create table governance.nomination (
  organisation_id uuid not null,
  id uuid not null,
  selection_id uuid not null,
  -- who names
  participant_id uuid not null,
  account_id uuid,
  -- who is named
  nominee_of uuid not null,
  nominee_id uuid not null,
  reason text not null,
  changed boolean not null default false,
  at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, selection_id) references governance.selection (organisation_id, id)
);
select platform.wall('governance.nomination');
create unique index nomination_one_each on governance.nomination (organisation_id, selection_id, participant_id);

create table governance.selection_word (
  organisation_id uuid not null,
  id uuid not null,
  selection_id uuid not null,
  participant_id uuid not null,
  account_id uuid,
  text text not null,
  at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, selection_id) references governance.selection (organisation_id, id)
);
select platform.wall('governance.selection_word', 'append');
create index selection_word_by_selection on governance.selection_word (organisation_id, selection_id);

-- What each organisation says of the one that is proposed, for each proposal anew.
create table governance.selection_answer (
  organisation_id uuid not null,
  selection_id uuid not null,
  round integer not null,
  participant_id uuid not null,
  objects boolean not null,
  reason text,
  account_id uuid,
  at timestamptz not null,
  primary key (organisation_id, selection_id, round, participant_id),
  foreign key (organisation_id, selection_id) references governance.selection (organisation_id, id),
  constraint objection_with_reason check (not objects or reason is not null)
);
select platform.wall('governance.selection_answer');

-- A mandate: a person of an organisation sits on a seat from a day to a day. Its state follows from its days.
create table governance.term (
  organisation_id uuid not null,
  id uuid not null,
  seat_id uuid not null,
  participant_id uuid not null,
  account_id uuid not null,
  from_day date not null,
  until_day date not null,
  term_in_row integer not null,
  decision_id uuid not null,
  selection_id uuid,
  -- rows of organisations: with them the powers come and go
  task_id uuid,
  renewed_by uuid,
  left_as text,
  left_on date,
  left_reason text,
  left_decision uuid,
  acting_from date,
  acting_until date,
  acting_decision uuid,
  acting_task uuid,
  told_start_on date,
  told_60_on date,
  told_30_on date,
  told_end_on date,
  at timestamptz not null,
  by_account uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, seat_id) references governance.circle_seat (organisation_id, id),
  foreign key (organisation_id, decision_id) references governance.decision (organisation_id, id),
  foreign key (organisation_id, selection_id) references governance.selection (organisation_id, id),
  foreign key (organisation_id, renewed_by) references governance.term (organisation_id, id),
  foreign key (organisation_id, left_decision) references governance.decision (organisation_id, id),
  foreign key (organisation_id, acting_decision) references governance.decision (organisation_id, id),
  constraint term_days_in_order check (until_day >= from_day),
  constraint term_left check (left_as in ('resigned', 'recalled') and left_on is not null or left_as is null),
  constraint term_acting check (num_nulls(acting_from, acting_until, acting_decision) in (0, 3))
);
select platform.wall('governance.term');
create index term_by_seat on governance.term (organisation_id, seat_id, from_day);
-- what a day brings: those of which something is still to be told
create index term_to_tell on governance.term (organisation_id, until_day) where told_end_on is null;

create table governance.term_report (
  organisation_id uuid not null,
  term_id uuid not null,
  done text not null,
  not_done text not null,
  money text not null,
  open_tasks text not null,
  at timestamptz not null,
  account_id uuid,
  primary key (organisation_id, term_id),
  foreign key (organisation_id, term_id) references governance.term (organisation_id, id)
);
select platform.wall('governance.term_report');

-- What the next one has to take over.
create table governance.hand_over (
  organisation_id uuid not null,
  id uuid not null,
  term_id uuid not null,
  place integer not null,
  text text not null,
  at timestamptz not null,
  done_on date,
  done_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, term_id) references governance.term (organisation_id, id)
);
select platform.wall('governance.hand_over');
create index hand_over_by_term on governance.hand_over (organisation_id, term_id, place);

create table governance.circle_spending (
  organisation_id uuid not null,
  id uuid not null,
  circle_id uuid not null,
  amount bigint not null,
  what text not null,
  on_day date not null,
  account_id uuid,
  at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, circle_id) references governance.circle (organisation_id, id),
  constraint spent_something check (amount > 0)
);
select platform.wall('governance.circle_spending', 'append');
create index circle_spending_by_circle on governance.circle_spending (organisation_id, circle_id, on_day);
