-- Rounds and what is pledged in them. Terms are frozen when a round opens; pledges change state, none is deleted.
create table funding.round (
  organisation_id uuid not null,
  id uuid not null,
  seq integer not null,
  name text not null,
  state text not null,
  target bigint not null,
  -- cents that were there already
  secured jsonb not null,
  currency text not null,
  key jsonb not null,
  key_year integer not null,
  min_payers integer not null,
  contingency_bp integer not null,
  tranches_bp jsonb not null,
  opens_on date not null,
  deadline date not null,
  -- the first moment after the last second of the deadline
  ends_at timestamptz not null,
  estimate_valid_until date not null,
  opened_at timestamptz not null,
  opened_by uuid,
  closed_at timestamptz,
  -- what the round came to: parts, what fell and why, ties
  closing jsonb,
  primary key (organisation_id, id),
  constraint round_state check (state in ('draft', 'open', 'closing', 'called', 'collecting', 'secured', 'spending', 'settled',
    'failed', 'cancelled')),
  constraint closed_with_what_it_came_to check ((closed_at is null) = (closing is null))
);
select platform.wall('funding.round');
create unique index round_seq on funding.round (organisation_id, seq);
create index round_open on funding.round (organisation_id, ends_at) where state = 'open';

create table funding.pledge (
  organisation_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  participant_id uuid not null,
  mode text not null,
  -- cap of a share, amount of the others
  amount bigint not null,
  uses_area boolean not null,
  conditions jsonb not null,
  state text not null,
  given_at timestamptz not null,
  given_by uuid,
  changed_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, round_id) references funding.round (organisation_id, id),
  constraint pledge_mode check (mode in ('share', 'fixed', 'hours', 'top_up')),
  constraint pledge_state check (state in ('intended', 'confirmed', 'binding', 'called', 'paid', 'defaulted', 'released', 'withdrawn')),
  constraint pledge_of_something check (amount > 0)
);
select platform.wall('funding.pledge');
-- one that lives for each organisation, round and mode
create unique index pledge_live on funding.pledge (organisation_id, round_id, participant_id, mode)
  where state not in ('withdrawn', 'released');
