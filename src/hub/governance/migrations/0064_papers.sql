-- Answers on paper: typed by two people of different organisations, and entered once both typed the same.
create table governance.paper (
  organisation_id uuid not null,
  vote_id uuid not null,
  -- whose answer it is, and for which organisation somebody typed it
  elector_id uuid not null,
  typist_id uuid not null,
  account_id uuid,
  content jsonb not null,
  typed_at timestamptz not null,
  entered boolean not null default false,
  primary key (organisation_id, vote_id, elector_id, typist_id),
  foreign key (organisation_id, vote_id, elector_id)
    references governance.elector (organisation_id, vote_id, participant_id)
);
select platform.wall('governance.paper');
