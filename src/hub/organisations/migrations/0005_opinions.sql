-- What people of the community say about an application while it hangs where all see it; a person's, never a position.
create table organisations.opinion (
  organisation_id uuid not null,
  id uuid not null,
  -- the applicant
  participant_id uuid not null,
  -- for which organisation its author is here
  from_id uuid not null,
  account_id uuid,
  text text not null,
  written_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, participant_id) references organisations.participant (organisation_id, id),
  foreign key (organisation_id, from_id) references organisations.participant (organisation_id, id)
);
select platform.wall('organisations.opinion', 'append');
create index opinion_by_participant on organisations.opinion (organisation_id, participant_id);
