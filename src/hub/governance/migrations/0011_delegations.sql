-- An organisation lets another one answer for it in one vote. Nothing is deleted: what was withdrawn or overtaken stays.
create table governance.delegation (
  organisation_id uuid not null,
  id uuid not null,
  vote_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  given_at timestamptz not null,
  given_by uuid,
  used_at timestamptz,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, vote_id, from_id) references governance.elector,
  foreign key (organisation_id, vote_id, to_id) references governance.elector,
  constraint not_to_itself check (from_id <> to_id)
);
select platform.wall('governance.delegation');
-- one per giver and vote
create unique index delegation_given on governance.delegation (organisation_id, vote_id, from_id) where ended_at is null;
alter table governance.answer add column via_id uuid;
