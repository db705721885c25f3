-- Votes whose answers weigh differently, by a decision that is in force; and counts made again, beside the first.
alter table governance.vote
  -- in thousandths, by organisation; what is not named weighs 1000
  add column weights jsonb,
  add column weights_decision text,
  add constraint weights_by_a_decision check ((weights is null) = (weights_decision is null)),
  add constraint secret_votes_weigh_alike check (not secret or weights is null);

create table governance.recount (
  organisation_id uuid not null,
  vote_id uuid not null,
  -- from 1 on
  n integer not null,
  counted_at timestamptz not null,
  counted_by uuid,
  result jsonb not null,
  -- whether it comes to the same as the count that was kept at the closing
  agrees boolean not null,
  primary key (organisation_id, vote_id, n),
  foreign key (organisation_id, vote_id) references governance.vote
);
select platform.wall('governance.recount');
