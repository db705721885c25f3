-- What an Odoo says of margins, as rules of prices: proposals. Nothing of it counts before somebody takes it over.
create table catalogue.odoo_margin (
  organisation_id uuid not null,
  id uuid not null,
  scope text not null constraint odoo_margin_scope_known check (scope in ('category', 'product')),
  -- the whole path of a category, or the key of a product, as its import writes them
  key text not null,
  name text not null,
  -- in the shape of catalogue.price_rule.rule
  rule jsonb not null,
  -- an amount the Odoo adds behind its rounding, which no rule here can say
  surcharge_cents int,
  primary key (organisation_id, id),
  constraint one_margin_per_thing unique (organisation_id, scope, key)
);
select platform.wall('catalogue.odoo_margin');
