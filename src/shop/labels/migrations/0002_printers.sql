-- Printers of a shop, each with what it does to the paper, undone.

create table labels.printer (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('sheet', 'thermal')),
  -- of a thermal head; null for printers of sheets
  dots_per_inch integer check (dots_per_inch in (203, 300)),
  -- in millimetres, and as a factor
  move_right numeric(4, 1) not null default 0 check (move_right between -10 and 10),
  move_down numeric(4, 1) not null default 0 check (move_down between -10 and 10),
  scale numeric(5, 4) not null default 1 check (scale between 0.95 and 1.05),
  cutter boolean not null default false,
  changed_at timestamptz not null,
  archived_at timestamptz,
  primary key (organisation_id, id),
  constraint printer_has_a_name check (length(name) between 1 and 60),
  constraint thermal_heads_have_dots check ((kind = 'thermal') = (dots_per_inch is not null))
);
-- no two printers in use have the same name
create unique index printer_name_once on labels.printer (organisation_id, lower(name)) where archived_at is null;
select platform.wall('labels.printer');
