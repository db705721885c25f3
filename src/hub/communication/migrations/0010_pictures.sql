-- Pictures of an issue: kept here, sent along with each mail, so that nothing is loaded from anywhere when it is read.
create table communication.issue_picture (
  organisation_id uuid not null,
  id uuid not null,
  issue_id uuid not null,
  -- how a text calls it: ![words](picture:1)
  number integer not null check (number > 0),
  -- the word in its address on the page of the issue
  token text not null,
  -- what it shows, for those who do not see it
  says text not null,
  type text not null check (type in ('image/png', 'image/jpeg')),
  bytes bytea not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, issue_id, number),
  unique (organisation_id, token),
  foreign key (organisation_id, issue_id) references communication.issue (organisation_id, id)
);
select platform.wall('communication.issue_picture');

-- A translation is a draft until a second person has looked at it.
alter table communication.issue_text
  add column written_by uuid,
  add column reviewed_at timestamptz,
  add column reviewed_by uuid;
