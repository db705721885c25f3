-- Votes of organisations: what is asked, who may answer, what was answered. An answer is never written over: the newest counts.
create table governance.vote (
  organisation_id uuid not null,
  id uuid not null,
  number integer not null,
  title text not null,
  question text,
  -- how it is counted; frozen when it is made
  terms jsonb not null,
  meanings jsonb not null,
  hide text not null,
  quorum_bp integer not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  state text not null,
  made_at timestamptz not null,
  made_by uuid,
  cancel_reason text,
  -- its hash is published at the opening, the seed itself at the closing
  seed text,
  closed_at timestamptz,
  -- counted once: a recount never writes over it
  result jsonb,
  primary key (organisation_id, id),
  constraint vote_state check (state in ('scheduled', 'open', 'extended', 'closed', 'lapsed', 'cancelled')),
  constraint vote_hides check (hide in ('none', 'until_voted', 'until_closed')),
  constraint vote_lasts check (opens_at < closes_at),
  constraint closed_with_its_count check ((state = 'closed') = (result is not null)),
  constraint cancelled_with_a_reason check (state <> 'cancelled' or cancel_reason is not null)
);
select platform.wall('governance.vote');
create unique index vote_number on governance.vote (organisation_id, number);
-- what happens by itself: opening and closing
create index vote_running on governance.vote (organisation_id, state) where state in ('scheduled', 'open', 'extended');

create table governance.elector (
  organisation_id uuid not null,
  vote_id uuid not null,
  participant_id uuid not null,
  -- in the order of joining
  number integer not null,
  -- why its answer is not counted; null: it is
  conflict text,
  conflict_at timestamptz,
  primary key (organisation_id, vote_id, participant_id),
  foreign key (organisation_id, vote_id) references governance.vote
);
select platform.wall('governance.elector');

create table governance.answer (
  organisation_id uuid not null,
  id uuid not null,
  vote_id uuid not null,
  participant_id uuid not null,
  -- null: the basket was taken back
  content jsonb,
  -- a basket that is not handed in yet
  draft boolean not null default false,
  reason text,
  given_at timestamptz not null,
  given_by uuid,
  -- in the order of giving, within the vote
  turn integer not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, vote_id, participant_id) references governance.elector
);
select platform.wall('governance.answer');
create unique index answer_turn on governance.answer (organisation_id, vote_id, turn);
