-- Pots: rounds in which every organisation gives what it likes to items, from its own money (free) or from credits of a
-- common pot. What was given and what was credited only grows; it is taken back by a row of its own.
create table funding.pot (
  organisation_id uuid not null,
  id uuid not null,
  seq integer not null,
  name text not null,
  kind text not null,
  currency text not null,
  opens_on date not null,
  closes_on date not null,
  -- the first moment after the last second of the closing day
  ends_at timestamptz not null,
  -- the most one organisation gives; null: no limit
  org_cap bigint,
  -- money that follows what is given: many small gifts count more than a large one
  match_pot bigint not null default 0,
  opened_at timestamptz not null,
  opened_by uuid,
  settled_at timestamptz,
  cancelled_at timestamptz,
  reason text,
  primary key (organisation_id, id),
  constraint pot_kind check (kind in ('free', 'common_pot')),
  constraint pot_currency check (currency in ('EUR', 'CHF')),
  constraint pot_days check (closes_on >= opens_on),
  constraint pot_amounts check (coalesce(org_cap, 0) >= 0 and match_pot >= 0)
);
select platform.wall('funding.pot');
create unique index pot_seq on funding.pot (organisation_id, seq);
create index pot_ends on funding.pot (organisation_id, ends_at) where settled_at is null and cancelled_at is null;

create table funding.pot_item (
  organisation_id uuid not null,
  id uuid not null,
  pot_id uuid not null,
  place integer not null,
  name text not null,
  says text,
  least bigint not null,
  most bigint not null,
  state text not null,
  -- what the pot adds, once the round is over
  match bigint,
  primary key (organisation_id, id),
  foreign key (organisation_id, pot_id) references funding.pot (organisation_id, id),
  constraint item_state check (state in ('open', 'funded', 'completed', 'cancelled', 'failed')),
  constraint item_goals check (least >= 0 and most > 0 and least <= most)
);
select platform.wall('funding.pot_item');
create index pot_item_of on funding.pot_item (organisation_id, pot_id, place);

create table funding.contribution (
  organisation_id uuid not null,
  id uuid not null,
  pot_id uuid not null,
  item_id uuid not null,
  participant_id uuid not null,
  -- above 0: given; below: the mirror of one that is taken back
  amount bigint not null,
  reverses_id uuid,
  given_at timestamptz not null,
  given_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, pot_id) references funding.pot (organisation_id, id),
  foreign key (organisation_id, reverses_id) references funding.contribution (organisation_id, id),
  constraint contribution_of_something check (amount <> 0),
  constraint mirror_is_below_0 check ((reverses_id is null) = (amount > 0))
);
select platform.wall('funding.contribution', 'append');
create index contribution_of on funding.contribution (organisation_id, pot_id, item_id);
-- taken back once
create unique index contribution_reverses on funding.contribution (organisation_id, reverses_id) where reverses_id is not null;

create table funding.pot_credit (
  organisation_id uuid not null,
  id uuid not null,
  pot_id uuid not null,
  participant_id uuid not null,
  kind text not null,
  amount bigint not null,
  contribution_id uuid,
  note text,
  at timestamptz not null,
  by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, pot_id) references funding.pot (organisation_id, id),
  constraint credit_kind check (kind in ('add', 'set', 'contribution', 'release')),
  constraint credit_of_something check (amount <> 0)
);
select platform.wall('funding.pot_credit', 'append');
create index pot_credit_of on funding.pot_credit (organisation_id, pot_id, participant_id);

-- Who hands out of a common pot.
create table funding.pot_member (
  organisation_id uuid not null,
  pot_id uuid not null,
  participant_id uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (organisation_id, pot_id, participant_id),
  foreign key (organisation_id, pot_id) references funding.pot (organisation_id, id)
);
select platform.wall('funding.pot_member');
