-- One organisation lets another answer in all votes about a theme, until a day. Nothing is deleted.
create table governance.theme_delegation (
  organisation_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  theme text not null,
  until_day date not null,
  given_at timestamptz not null,
  given_by uuid,
  ended_at timestamptz,
  primary key (organisation_id, id),
  constraint theme_not_to_itself check (from_id <> to_id)
);
select platform.wall('governance.theme_delegation');
-- those that may hold, by theme
create index theme_delegation_given on governance.theme_delegation (organisation_id, theme, from_id) where ended_at is null;

-- a vote in which it was used
alter table governance.delegation
  add column theme_delegation_id uuid,
  add foreign key (organisation_id, theme_delegation_id) references governance.theme_delegation;
