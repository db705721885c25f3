-- Saved views: a list's address under a name, for oneself or for everybody of the organisation.
create table platform.saved_view (
  organisation_id uuid not null,
  id uuid not null,
  list text not null,
  name text not null,
  -- the query part of the address, as the list wrote it
  query text not null,
  -- null: shown to everybody who may open the list
  account_id uuid,
  saved_at timestamptz not null,
  saved_by uuid,
  primary key (organisation_id, id)
);
select platform.wall('platform.saved_view');
-- the views offered above a list
create index saved_view_by_list on platform.saved_view (organisation_id, list, account_id);
