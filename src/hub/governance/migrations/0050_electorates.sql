-- Who answers: organisations, or persons; which interests are known before; run-offs.
alter table governance.vote
  add column electorate text not null default 'organisations',
  -- of persons: those who act for this organisation alone
  add column people_of uuid,
  -- what it is about; a delegation may be for all votes about it
  add column theme text,
  -- known or declared before the opening: whose own matter it is
  add column concerned jsonb not null default '[]',
  -- the earlier vote that is asked again, or whose equals are told apart
  add column follows_id uuid,
  add column is_run_off boolean not null default false,
  add foreign key (organisation_id, follows_id) references governance.vote,
  add constraint vote_electorate check (electorate in ('organisations', 'persons')),
  add constraint people_of_persons check (people_of is null or electorate = 'persons'),
  add constraint run_off_of_a_vote check (not is_run_off or follows_id is not null);
-- whether a vote has its run-off
create index vote_follows on governance.vote (organisation_id, follows_id) where follows_id is not null;

-- of a vote of persons `participant_id` is the sign-in of a person
alter table governance.elector
  -- why it is in conflict: by itself, or declared with a reason
  add column interest text;

alter table governance.proposal add column theme text;
