-- A place can be put away (its paper must be taken off, so it is not forgotten), and stands once.
alter table catalogue.place add column archived boolean not null default false;
alter table catalogue.place add column version int not null default 1;
alter table catalogue.place add column search text not null
  generated always as (platform.plain(zone || ' ' || aisle || ' ' || rack || ' ' || shelf || ' ' || position)) stored;
create unique index place_stands_once on catalogue.place (organisation_id, zone, aisle, rack, shelf, position) where not archived;
