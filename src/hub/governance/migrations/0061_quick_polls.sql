-- Polls by persons: nothing is decided by them.
create table governance.quick_poll (
  organisation_id uuid not null,
  id uuid not null,
  number integer not null,
  kind text not null,
  title text not null,
  question text,
  -- of cards: what one agrees or disagrees with
  statements text[] not null,
  -- of a count: how many it takes
  goal integer,
  -- whoever has the address may answer, without a sign-in
  open_to_all boolean not null,
  made_at timestamptz not null,
  made_by uuid,
  closes_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  constraint quick_poll_kind check (kind in ('sense', 'count', 'cards')),
  constraint cards_alone_have_statements check ((kind = 'cards') = (cardinality(statements) > 0)),
  constraint counts_alone_have_a_goal check (goal is null or kind = 'count')
);
select platform.wall('governance.quick_poll');
create unique index quick_poll_number on governance.quick_poll (organisation_id, number);

create table governance.quick_answer (
  organisation_id uuid not null,
  poll_id uuid not null,
  -- an account, or what chance gave to the device of somebody from outside
  voice uuid not null,
  account_id uuid,
  -- one word, of cards one for each statement
  said text[] not null,
  reason text,
  at timestamptz not null,
  primary key (organisation_id, poll_id, voice),
  foreign key (organisation_id, poll_id) references governance.quick_poll (organisation_id, id)
);
select platform.wall('governance.quick_answer');
