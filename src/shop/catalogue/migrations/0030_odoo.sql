-- The Odoo a shop keeps beside komunigi: read from, never written to.
create table catalogue.odoo_connection (
  organisation_id uuid not null primary key,
  url text not null,
  database text not null,
  login text not null,
  -- encrypted with the installation's secret
  sealed_key text not null,
  protocol text not null constraint odoo_protocol_known check (protocol in ('json_rpc', 'xml_rpc')),
  -- read by itself every night
  nightly boolean not null default true,
  changed_at timestamptz not null
);
select platform.wall('catalogue.odoo_connection');

-- One reading: a page after the other, until nothing is left; then it is an import like that of a file.
create table catalogue.odoo_pull (
  organisation_id uuid not null,
  id uuid not null,
  state text not null default 'running'
    constraint odoo_pull_state_known check (state in ('running', 'ready', 'nothing', 'failed')),
  -- only what Odoo changed after this moment of its own clock; none: everything
  since text,
  -- the last change seen by then
  newest text,
  total integer not null,
  done integer not null default 0,
  trouble text,
  facts jsonb not null default '{}',
  import_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  constraint odoo_pull_failed_for_a_reason check ((state = 'failed') = (trouble is not null)),
  constraint odoo_pull_ready_is_an_import check ((state = 'ready') = (import_id is not null))
);
-- one reading at a time
create unique index odoo_pull_once on catalogue.odoo_pull (organisation_id) where state = 'running';
select platform.wall('catalogue.odoo_pull');

-- What was read so far: whoever goes on after an interruption begins behind it.
create table catalogue.odoo_record (
  organisation_id uuid not null,
  pull_id uuid not null,
  odoo_id integer not null,
  content jsonb not null,
  primary key (organisation_id, pull_id, odoo_id),
  constraint record_of_a_pull foreign key (organisation_id, pull_id) references catalogue.odoo_pull (organisation_id, id)
);
select platform.wall('catalogue.odoo_record');
