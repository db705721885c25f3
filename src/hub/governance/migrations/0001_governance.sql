-- Texts on their way to a decision. Rows belong to the community.
create schema governance;
grant usage on schema governance to komunigi_app;

create table governance.proposal (
  organisation_id uuid not null,
  id uuid not null,
  -- given when it is published; a draft has none
  number integer,
  state text not null,
  title text not null,
  driver text,
  requirement text,
  criteria text,
  -- null: the core group wrote it, for no organisation
  author_id uuid,
  author_account uuid,
  circle_id uuid,
  method text,
  fallback text,
  quorum_bp integer,
  tie_rule text,
  review_on date,
  -- the binding one; others help reading
  language text not null,
  supersedes uuid,
  written_at timestamptz not null,
  published_on date,
  -- the day from which the clock of comments counts: first publication, or the day it was taken up again
  clock_on date,
  final_since date,
  final_until date,
  -- those who had not been heard when the core group went on without them
  forced boolean not null default false,
  round integer not null default 1,
  exit_reason text,
  decided_on date,
  primary key (organisation_id, id),
  constraint proposal_state check (state in ('draft', 'open', 'final_comments', 'deciding', 'adopted',
    'adopted_with_reservations', 'rejected', 'postponed', 'withdrawn')),
  constraint only_drafts_have_no_number check (number is not null or state in ('draft', 'withdrawn', 'postponed')),
  constraint published_on_a_day check ((number is null) = (published_on is null)),
  constraint final_comments_end check (state <> 'final_comments' or final_until is not null)
);
select platform.wall('governance.proposal');
create unique index proposal_number on governance.proposal (organisation_id, number);
-- what happens by itself: final comments end
create index proposal_by_state on governance.proposal (organisation_id, state);
