-- The register: what was decided, from when it holds, when it is looked at again. A decision is never written over.
create table governance.decision (
  organisation_id uuid not null,
  id uuid not null,
  -- D-2026-014: the series of a year
  year integer not null,
  seq integer not null,
  number text not null,
  title text not null,
  text text not null,
  language text not null,
  method text not null,
  -- a meeting, a vote, a letter: in words
  taken_in text,
  taken_on date not null,
  in_force_from date not null,
  review_on date not null,
  criteria text,
  eligible integer,
  answered integer,
  proposal_id uuid,
  supersedes uuid,
  -- how it went out of force: amended, ended or superseded, by which decision, from which day on, and how the criteria were met
  ended_as text,
  ended_from date,
  ended_by uuid,
  criteria_answer text,
  review_told_on date,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, proposal_id) references governance.proposal (organisation_id, id),
  foreign key (organisation_id, supersedes) references governance.decision (organisation_id, id),
  foreign key (organisation_id, ended_by) references governance.decision (organisation_id, id),
  constraint decision_ended check (ended_as in ('amended', 'ended', 'superseded') and ended_from is not null or ended_as is null),
  constraint looked_at_later check (review_on > taken_on),
  constraint answered_of_eligible check (answered <= eligible)
);
select platform.wall('governance.decision');
create unique index decision_number on governance.decision (organisation_id, number);
create unique index decision_series on governance.decision (organisation_id, year, seq);
