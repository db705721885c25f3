-- An Odoo is read in steps: products, their sorts, their suppliers' lines, taxes and units. What comes of it is several
-- imports that are shown together.
alter table catalogue.odoo_pull
  add column step text not null default 'products',
  add column batch uuid,
  -- what the login may not read, or what could not be told: the rest went on
  add column left_out jsonb not null default '[]';

-- Readings from before have no such batch: the next one reads everything.
alter table catalogue.odoo_pull drop constraint odoo_pull_ready_is_an_import;
update catalogue.odoo_pull set state = 'nothing', newest = null, import_id = null where state = 'ready';
alter table catalogue.odoo_pull
  drop column import_id,
  add constraint odoo_pull_ready_is_a_batch check ((state = 'ready') = (batch is not null));

alter table catalogue.odoo_record add column step text not null default 'products';
alter table catalogue.odoo_record drop constraint odoo_record_pkey;
alter table catalogue.odoo_record add primary key (organisation_id, pull_id, step, odoo_id);
