-- Secret ballots on paper: two people of different organisations type who put a paper into the box, and the papers without
-- names. Of the papers a digest alone is kept until both typed the same; then they go into the box, and the sheets are gone.
create table governance.paper_sheet (
  organisation_id uuid not null,
  vote_id uuid not null,
  -- for which organisation somebody typed it
  typist_id uuid not null,
  account_id uuid,
  -- SHA-256 of the papers, sorted
  digest text not null,
  -- the day alone: a time could be held against the box
  typed_on date not null,
  primary key (organisation_id, vote_id, typist_id),
  foreign key (organisation_id, vote_id) references governance.vote (organisation_id, id)
);
select platform.wall('governance.paper_sheet');

-- who put a paper into the box, as one sheet says
create table governance.paper_sheet_elector (
  organisation_id uuid not null,
  vote_id uuid not null,
  typist_id uuid not null,
  elector_id uuid not null,
  primary key (organisation_id, vote_id, typist_id, elector_id),
  foreign key (organisation_id, vote_id, typist_id)
    references governance.paper_sheet (organisation_id, vote_id, typist_id) on delete cascade,
  foreign key (organisation_id, vote_id, elector_id)
    references governance.elector (organisation_id, vote_id, participant_id)
);
select platform.wall('governance.paper_sheet_elector');
