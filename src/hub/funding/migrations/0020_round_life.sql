-- A round from its draft to its end: who asked for it, what each payer owes, what was called and came in, what it cost.
alter table funding.round
  add column kind text not null default 'share',
  add column estimate_id uuid,
  add column provider_id uuid,
  -- whose bank account it is; the community itself where nobody is named
  add column holder_id uuid,
  -- what an hour of the estimate is worth; null: nobody may pledge hours
  add column rate bigint,
  -- ids of participants
  add column invited jsonb not null default '[]',
  -- the round that failed or was cancelled before
  add column replaces uuid,
  add column called_on date,
  add column tranches_called integer not null default 0,
  add column delivered_on date,
  add column ended_on date,
  add column decision_number text,
  add column decision_on date,
  add column reason text,
  add constraint round_kind check (kind in ('share', 'free', 'common_pot', 'past'));
alter table funding.round drop constraint closed_with_what_it_came_to;
alter table funding.round add constraint closed_with_what_it_came_to
  check (closed_at is not null or closing is null);
-- money that is there already says where it comes from
update funding.round set secured = (
  select coalesce(jsonb_agg(jsonb_build_object('source', 'other', 'amount', amount, 'evidence', null)), '[]')
  from jsonb_array_elements(secured) as amount);
create unique index round_replaces on funding.round (organisation_id, replaces) where replaces is not null;

-- Organisations that ask together for a draft to be opened.
create table funding.round_asker (
  organisation_id uuid not null,
  round_id uuid not null,
  participant_id uuid not null,
  asked_at timestamptz not null,
  asked_by uuid,
  primary key (organisation_id, round_id, participant_id),
  foreign key (organisation_id, round_id) references funding.round (organisation_id, id)
);
select platform.wall('funding.round_asker', 'append');

-- An organisation that was asked and does not pledge.
create table funding.round_decline (
  organisation_id uuid not null,
  round_id uuid not null,
  participant_id uuid not null,
  reason text,
  said_at timestamptz not null,
  said_by uuid,
  primary key (organisation_id, round_id, participant_id),
  foreign key (organisation_id, round_id) references funding.round (organisation_id, id)
);
select platform.wall('funding.round_decline');

alter table funding.pledge
  add column minutes integer,
  -- the provider takes these hours
  add column agreed_at timestamptz,
  add column agreed_by uuid,
  add column power_used text not null default 'commit';
alter table funding.pledge add constraint hours_in_minutes check ((mode = 'hours') = (minutes is not null));

-- What a pledge was at each moment; only grows.
create table funding.pledge_change (
  organisation_id uuid not null,
  pledge_id uuid not null,
  place integer not null,
  state text not null,
  amount bigint not null,
  minutes integer,
  conditions jsonb not null,
  power_used text not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (organisation_id, pledge_id, place),
  foreign key (organisation_id, pledge_id) references funding.pledge (organisation_id, id)
);
select platform.wall('funding.pledge_change', 'append');

-- What each pledge owes once the round closed.
create table funding.share (
  organisation_id uuid not null,
  pledge_id uuid not null,
  round_id uuid not null,
  participant_id uuid not null,
  place integer not null,
  mode text not null,
  net bigint not null,
  contingency bigint not null,
  -- the most it can cost
  cap bigint not null,
  how text not null,
  primary key (organisation_id, pledge_id),
  foreign key (organisation_id, round_id) references funding.round (organisation_id, id),
  constraint share_within_its_cap check (net >= 0 and contingency >= 0 and net + contingency <= cap)
);
select platform.wall('funding.share', 'append');
create index share_round on funding.share (organisation_id, round_id, place);

-- What an organisation bears of a round in the end: the sum of its lines.
create table funding.net_change (
  organisation_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  participant_id uuid not null,
  kind text not null,
  amount bigint not null,
  happened_on date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, round_id) references funding.round (organisation_id, id),
  constraint net_kind check (kind in ('share', 'contingency', 'more', 'take_over', 'surplus', 'buy_in', 'refund', 'undone', 'past'))
);
select platform.wall('funding.net_change', 'append');
create index net_change_round on funding.net_change (organisation_id, round_id, participant_id);

-- What is asked of an organisation, and what of it is settled.
create table funding.call_line (
  organisation_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  kind text not null,
  -- 0: no tranche
  tranche integer not null,
  pledge_id uuid,
  participant_id uuid not null,
  net bigint not null,
  vat bigint not null,
  vat_bp integer not null,
  vat_kind text not null,
  called_on date not null,
  due_on date not null,
  -- ten digits of the reference
  reference bigint not null,
  paid bigint not null default 0,
  in_hours bigint not null default 0,
  -- lent by the reserve, and what of it came back
  advanced bigint not null default 0,
  repaid bigint not null default 0,
  -- net that others took over, and what of it came back
  taken_over bigint not null default 0,
  defaulted_on date,
  mediation_by date,
  cancelled_on date,
  set_id uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, round_id) references funding.round (organisation_id, id),
  foreign key (organisation_id, set_id) references funding.entry_set (organisation_id, id),
  constraint call_kind check (kind in ('tranche', 'contingency', 'more', 'take_over', 'buy_in')),
  constraint call_of_something check (net > 0 and vat >= 0),
  constraint settled_within_what_is_asked
    check (paid >= 0 and in_hours >= 0 and advanced >= repaid and repaid >= 0 and taken_over >= 0
      and paid + in_hours + advanced - repaid + taken_over <= net + vat)
);
select platform.wall('funding.call_line');
create unique index call_line_reference on funding.call_line (organisation_id, reference);
create index call_line_round on funding.call_line (organisation_id, round_id, tranche);
create index call_line_open on funding.call_line (organisation_id, due_on)
  where cancelled_on is null;

-- Each time something was settled.
create table funding.settlement (
  organisation_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  way text not null,
  amount bigint not null,
  day date not null,
  set_id uuid not null,
  settled_at timestamptz not null,
  settled_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, call_id) references funding.call_line (organisation_id, id),
  foreign key (organisation_id, set_id) references funding.entry_set (organisation_id, id),
  constraint settlement_way check (way in ('bank', 'credit', 'hours', 'advance', 'repaid', 'take_over', 'undone'))
);
select platform.wall('funding.settlement', 'append');
create index settlement_call on funding.settlement (organisation_id, call_id);

-- Who would step in for a payer, up to how much.
create table funding.take_over (
  organisation_id uuid not null,
  call_id uuid not null,
  participant_id uuid not null,
  at_most bigint not null,
  -- what it came to; null until the missing money was shared out
  took bigint,
  returned bigint not null default 0,
  said_at timestamptz not null,
  said_by uuid,
  primary key (organisation_id, call_id, participant_id),
  foreign key (organisation_id, call_id) references funding.call_line (organisation_id, id)
);
select platform.wall('funding.take_over');

-- Two of two organisations stand behind money that leaves and behind ends that cannot be taken back.
create table funding.approval (
  organisation_id uuid not null,
  act text not null,
  -- the round, cost or payment meant
  subject_id uuid not null,
  account_id uuid not null,
  participant_id uuid not null,
  approved_at timestamptz not null,
  primary key (organisation_id, act, subject_id, account_id)
);
select platform.wall('funding.approval', 'append');

-- What a provider asks for a round, and what was paid of it.
create table funding.cost (
  organisation_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  provider_id uuid not null,
  day date not null,
  document text not null,
  net bigint not null,
  vat bigint not null,
  in_hours bigint not null,
  last boolean not null,
  set_id uuid,
  paid bigint not null default 0,
  proposed_at timestamptz not null,
  proposed_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, round_id) references funding.round (organisation_id, id),
  constraint cost_of_something check (net > 0 and vat >= 0 and in_hours >= 0 and in_hours <= net)
);
select platform.wall('funding.cost');
create index cost_round on funding.cost (organisation_id, round_id, day);

create table funding.payout (
  organisation_id uuid not null,
  id uuid not null,
  cost_id uuid not null,
  amount bigint not null,
  day date not null,
  set_id uuid,
  proposed_at timestamptz not null,
  proposed_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, cost_id) references funding.cost (organisation_id, id),
  constraint payout_of_something check (amount > 0)
);
select platform.wall('funding.payout');
create index payout_cost on funding.payout (organisation_id, cost_id);

-- Payers on a question of the round: to cancel, to stop.
create table funding.round_voice (
  organisation_id uuid not null,
  round_id uuid not null,
  about text not null,
  participant_id uuid not null,
  agrees boolean not null,
  said_at timestamptz not null,
  said_by uuid,
  primary key (organisation_id, round_id, about, participant_id),
  foreign key (organisation_id, round_id) references funding.round (organisation_id, id),
  constraint voice_about check (about in ('cancel', 'stop'))
);
select platform.wall('funding.round_voice');

-- A cost above what was pledged: each payer answers with a fresh cap.
create table funding.cost_rise (
  organisation_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  expected bigint not null,
  from_contingency bigint not null,
  beyond bigint not null,
  reason text not null,
  state text not null,
  told_on date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, round_id) references funding.round (organisation_id, id),
  constraint rise_state check (state in ('covered', 'asked', 'goes_on', 'shrinks'))
);
select platform.wall('funding.cost_rise');
create unique index cost_rise_asked on funding.cost_rise (organisation_id, round_id) where state = 'asked';

create table funding.fresh_cap (
  organisation_id uuid not null,
  rise_id uuid not null,
  participant_id uuid not null,
  cap bigint not null,
  said_at timestamptz not null,
  said_by uuid,
  primary key (organisation_id, rise_id, participant_id),
  foreign key (organisation_id, rise_id) references funding.cost_rise (organisation_id, id),
  constraint cap_not_negative check (cap >= 0)
);
select platform.wall('funding.fresh_cap');

-- Where an organisation's part of a surplus goes, until it says otherwise.
create table funding.surplus_choice (
  organisation_id uuid not null,
  participant_id uuid not null,
  kind text not null,
  -- the round of the need it names
  need_id uuid,
  chosen_at timestamptz not null,
  chosen_by uuid,
  primary key (organisation_id, participant_id),
  constraint surplus_kind check (kind in ('back', 'reserve', 'need')),
  constraint need_is_named check ((kind = 'need') = (need_id is not null))
);
select platform.wall('funding.surplus_choice');

create table funding.late_join (
  organisation_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  participant_id uuid not null,
  state text not null,
  uses_area boolean not null,
  share bigint,
  months integer,
  pays bigint,
  -- [{ organisation, amount }]
  refunds jsonb not null default '[]',
  -- figures of the joiner for the year of the key
  weighed jsonb,
  call_id uuid,
  -- waived, paid by a sponsor or in hours: by decision
  instead text,
  sponsor_id uuid,
  decision_number text,
  decision_on date,
  asked_at timestamptz not null,
  asked_by uuid,
  changed_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, round_id) references funding.round (organisation_id, id),
  constraint join_state check (state in ('asked', 'quoted', 'confirmed', 'called', 'paid', 'withdrawn')),
  constraint join_instead check (instead is null or instead in ('waived', 'sponsor', 'hours'))
);
select platform.wall('funding.late_join');
create unique index late_join_live on funding.late_join (organisation_id, round_id, participant_id) where state <> 'withdrawn';
