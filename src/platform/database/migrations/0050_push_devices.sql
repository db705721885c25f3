-- Devices that show notices: a browser of a person, in one organisation. Address and keys of the browser are sealed.
create table platform.push_device (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  -- the contact whose notices it shows
  person_id uuid not null,
  name text not null,
  sealed_subscription text not null,
  -- of the address, so that one browser is one row
  endpoint_hash text not null,
  added_at timestamptz not null,
  last_taken_at timestamptz,
  -- tries in a row that the service of the browser did not take
  failures integer not null default 0,
  primary key (organisation_id, id),
  constraint push_device_once unique (organisation_id, endpoint_hash)
);
create index push_device_by_person on platform.push_device (organisation_id, person_id, id);
select platform.wall('platform.push_device');

alter table platform.notice_preference drop constraint notice_channel_known;
alter table platform.notice_preference add constraint notice_channel_known check (channel in ('mail', 'push'));
