-- Mails: notices to people of an organisation, mails of the installation itself, and what ran at night.

create table platform.notice (
  organisation_id uuid not null,
  id uuid not null,
  code text not null,
  -- the contact it is for
  person_id uuid not null,
  facts jsonb not null default '{}',
  wanted_at timestamptz not null,
  state text not null default 'wanted'
    constraint notice_state_known check (state in ('wanted', 'sending', 'sent', 'switched_off', 'no_address', 'failed')),
  -- filled when it is written; address and text are cleared after a while
  to_address text,
  language text,
  subject text,
  text text,
  html text,
  attempts integer not null default 0,
  tried_at timestamptz,
  last_error text,
  sent_at timestamptz,
  -- 'smtp', or 'mailbox' when no mail server is set
  sent_by text,
  message_id text,
  primary key (organisation_id, id)
);
-- the mails of one person
create index notice_by_person on platform.notice (organisation_id, person_id, id desc);
-- what still has to go out, and what went wrong
create index notice_open on platform.notice (organisation_id, state, id) where state in ('wanted', 'sending', 'no_address', 'failed');
select platform.wall('platform.notice');

create table platform.notice_preference (
  organisation_id uuid not null,
  person_id uuid not null,
  code text not null,
  channel text not null constraint notice_channel_known check (channel in ('mail')),
  wanted boolean not null,
  changed_at timestamptz not null,
  primary key (organisation_id, person_id, code, channel)
);
select platform.wall('platform.notice_preference');

-- A shop's own words for a notice; without a row the product's are used.
create table platform.notice_text (
  organisation_id uuid not null,
  code text not null,
  language text not null,
  subject text not null,
  body text not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (organisation_id, code, language)
);
select platform.wall('platform.notice_text');

-- Mails that belong to no organisation: sign-in links, address changes. No organisation sees them.
create table platform.installation_mail (
  id uuid not null primary key,
  kind text not null,
  wanted_at timestamptz not null,
  to_address text,
  language text not null,
  subject text not null,
  text text,
  html text,
  state text not null default 'wanted'
    constraint mail_state_known check (state in ('wanted', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  tried_at timestamptz,
  last_error text,
  sent_at timestamptz,
  sent_by text,
  message_id text
);
-- what still has to go out
create index installation_mail_open on platform.installation_mail (state, id) where state in ('wanted', 'sending', 'failed');
alter table platform.installation_mail enable row level security;
create policy only_the_installation on platform.installation_mail
  using (nullif(current_setting('app.organisation', true), '') is null)
  with check (nullif(current_setting('app.organisation', true), '') is null);
grant select, insert, update, delete on platform.installation_mail to komunigi_app;

-- One row per organisation, job and moment it was due: whoever writes it runs the job, nobody else.
create table platform.job_run (
  organisation_id uuid not null,
  job text not null,
  slot timestamptz not null,
  state text not null constraint job_run_state_known check (state in ('running', 'done', 'failed')),
  attempts integer not null default 1,
  started_at timestamptz not null,
  ended_at timestamptz,
  error text,
  primary key (organisation_id, job, slot)
);
-- the latest runs, and the failed ones
create index job_run_by_slot on platform.job_run (organisation_id, slot desc);
select platform.wall('platform.job_run');
