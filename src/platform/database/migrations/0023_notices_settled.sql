-- A mail whose question was settled before it left the house does not go out.
alter table platform.notice drop constraint notice_state_known;
alter table platform.notice add constraint notice_state_known
  check (state in ('wanted', 'sending', 'sent', 'switched_off', 'settled', 'no_address', 'failed'));
