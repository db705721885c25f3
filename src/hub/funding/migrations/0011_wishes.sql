-- What two people of two organisations have to want before it is done: the wish, and who approved it.
create table funding.wish (
  organisation_id uuid not null,
  id uuid not null,
  act text not null,
  subject_id uuid not null,
  amount bigint not null,
  currency text not null,
  -- what carrying it out needs
  input jsonb not null,
  needs_two boolean not null,
  state text not null,
  reason text,
  asked_at timestamptz not null,
  asked_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  primary key (organisation_id, id),
  constraint wish_state check (state in ('asked', 'done', 'declined'))
);
select platform.wall('funding.wish');
-- one wish at a time for each act on a thing
create unique index wish_open on funding.wish (organisation_id, act, subject_id) where state = 'asked';
create index wish_asked on funding.wish (organisation_id, state, asked_at);

create table funding.wish_approval (
  organisation_id uuid not null,
  wish_id uuid not null,
  account_id uuid not null,
  participant_id uuid not null,
  at timestamptz not null,
  primary key (organisation_id, wish_id, account_id),
  foreign key (organisation_id, wish_id) references funding.wish (organisation_id, id)
);
select platform.wall('funding.wish_approval', 'append');
