-- Meetings decide on proposals, let everybody speak in turn, belong to circles, and may come from a file.
alter table meetings.agenda_item drop constraint item_sort;
alter table meetings.agenda_item
  add constraint item_sort check (sort in ('proposal', 'need', 'round', 'action', 'other')),
  -- a round of speech: who speaks in which order, and how many of them have
  add column speech uuid[],
  add column spoken integer not null default 0,
  add constraint spoken_of_those_who_speak check (spoken between 0 and coalesce(cardinality(speech), 0));

alter table meetings.meeting
  -- the circle that meets; null: the community
  add column circle_id uuid,
  add column import_id uuid;
create index meeting_by_import on meetings.meeting (organisation_id, import_id) where import_id is not null;
