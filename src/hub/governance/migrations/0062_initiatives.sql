-- Initiatives: a draft for which organisations sign; with enough of them it becomes an open proposal without the core group.
create table governance.initiative (
  organisation_id uuid not null,
  id uuid not null,
  number integer not null,
  -- its words are those of this draft
  proposal_id uuid not null,
  participant_id uuid not null,
  state text not null,
  days integer not null,
  begun_at timestamptz not null,
  published_on date,
  -- the last day for signatures
  expires_on date,
  ended_on date,
  reason text,
  primary key (organisation_id, id),
  foreign key (organisation_id, proposal_id) references governance.proposal (organisation_id, id),
  constraint initiative_state check (state in ('created', 'validating', 'published', 'accepted', 'rejected', 'discarded')),
  constraint published_until_a_day check ((published_on is null) = (expires_on is null)),
  constraint published_before_its_end check (state not in ('published', 'accepted', 'rejected') or published_on is not null),
  constraint discarded_with_a_reason check (state <> 'discarded' or reason is not null)
);
select platform.wall('governance.initiative');
create unique index initiative_number on governance.initiative (organisation_id, number);
create unique index initiative_of_proposal on governance.initiative (organisation_id, proposal_id);

create table governance.initiative_scope (
  organisation_id uuid not null,
  initiative_id uuid not null,
  place integer not null,
  -- null: the one scope of everybody
  name text,
  goal integer not null,
  -- who may sign here; null: whoever votes
  country text,
  kind text,
  primary key (organisation_id, initiative_id, place),
  foreign key (organisation_id, initiative_id) references governance.initiative (organisation_id, id)
);
select platform.wall('governance.initiative_scope');

create table governance.initiative_signature (
  organisation_id uuid not null,
  initiative_id uuid not null,
  place integer not null,
  participant_id uuid not null,
  at timestamptz not null,
  account_id uuid,
  primary key (organisation_id, initiative_id, place, participant_id),
  foreign key (organisation_id, initiative_id, place)
    references governance.initiative_scope (organisation_id, initiative_id, place)
);
select platform.wall('governance.initiative_signature');
