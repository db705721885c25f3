-- Notices that a person wants once a day, together: gathered until the digest, then told in it.
alter table platform.notice_preference add column digest boolean not null default false;
alter table platform.notice drop constraint notice_state_known;
alter table platform.notice add constraint notice_state_known
  check (state in ('wanted', 'sending', 'sent', 'switched_off', 'settled', 'gathered', 'digested', 'no_address', 'failed'));
create index notice_gathered on platform.notice (organisation_id, person_id, id) where state = 'gathered';
