-- What persons think of an open vote of organisations: shown beside the result, without effect. The newest of each counts.
create table governance.opinion (
  organisation_id uuid not null,
  id uuid not null,
  vote_id uuid not null,
  account_id uuid not null,
  content jsonb not null,
  given_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, vote_id) references governance.vote
);
select platform.wall('governance.opinion');
-- the newest of each person
create index opinion_of_vote on governance.opinion (organisation_id, vote_id, account_id, given_at);
