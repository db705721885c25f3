-- A page where people weigh themselves stands among the scales: nothing is sent to it.
alter table catalogue.scale_system drop constraint scale_adapter_known;
alter table catalogue.scale_system add constraint scale_adapter_known check (adapter in ('bizerba', 'csv', 'digi', 'page'));

-- Containers people bring to the scale, and what they weigh empty.
create table catalogue.container (
  organisation_id uuid not null,
  id uuid not null,
  code text not null constraint container_code_short check (length(code) between 1 and 48),
  name text not null constraint container_name_short check (length(name) between 1 and 80),
  tare_grams int not null constraint container_tare_possible check (tare_grams between 1 and 99999),
  archived boolean not null default false,
  version int not null default 1,
  sort_name text not null generated always as (platform.plain(name)) stored,
  primary key (organisation_id, id)
);
create unique index container_code_once on catalogue.container (organisation_id, code) where not archived;
create index container_by_name on catalogue.container (organisation_id, sort_name, id);
select platform.wall('catalogue.container');
