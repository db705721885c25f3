-- A proposal is decided by votes; objections are tested by the others; the register knows the vote it came from.
alter table governance.vote
  -- what is decided by it; null: it stands alone
  add column proposal_id uuid,
  add column round integer,
  -- its time is over and enough answered: it is counted when no objection waits for its test any more
  add column awaits_tests boolean not null default false,
  add foreign key (organisation_id, proposal_id) references governance.proposal (organisation_id, id);
-- which votes were held on a proposal
create index vote_by_proposal on governance.vote (organisation_id, proposal_id) where proposal_id is not null;

alter table governance.proposal
  -- what is chosen among, where the method asks for options
  add column options jsonb not null default '[]';

alter table governance.objection
  -- raised as an answer in this vote; null: before
  add column vote_id uuid,
  add column test_until timestamptz,
  add column tested_at timestamptz,
  -- what is offered to meet it: the text is amended, deferred, delegated, monitored, or tried smaller
  add column offer_how text,
  add column offer_words text,
  add column offered_at timestamptz,
  add column offered_by uuid,
  add column resolved_at timestamptz,
  add foreign key (organisation_id, vote_id) references governance.vote (organisation_id, id),
  add constraint objection_offer check (offer_how in ('amend', 'defer', 'delegate', 'monitor', 'try_smaller')),
  add constraint resolved_by_an_offer check (state <> 'resolved' or offer_how is not null);
-- what happens by itself: tests end
create index objection_in_test on governance.objection (organisation_id, test_until) where state = 'raised';

-- What the others say of an objection: does the text as it is do harm, or miss a worthwhile improvement? The newest counts.
create table governance.objection_test (
  organisation_id uuid not null,
  id uuid not null,
  objection_id uuid not null,
  participant_id uuid not null,
  harms boolean not null,
  reason text,
  given_at timestamptz not null,
  given_by uuid,
  turn integer not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, objection_id) references governance.objection (organisation_id, id)
);
select platform.wall('governance.objection_test');
create unique index objection_test_turn on governance.objection_test (organisation_id, objection_id, turn);

alter table governance.decision
  add column vote_id uuid,
  -- per option, who was in conflict, how many answers others gave
  add column figures jsonb,
  add foreign key (organisation_id, vote_id) references governance.vote (organisation_id, id);
-- the entry of the register that a proposal led to
create index decision_of_proposal on governance.decision (organisation_id, proposal_id) where proposal_id is not null;

-- a round of consent that an objection ended has its reason in the story of its proposal
alter table governance.vote drop constraint cancelled_with_a_reason,
  add constraint cancelled_with_a_reason check (state <> 'cancelled' or cancel_reason is not null or proposal_id is not null);
