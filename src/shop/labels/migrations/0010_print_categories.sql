-- Which format a print category of Odoo is here; without a row its products follow their category and the shop.
create table labels.print_category_format (
  organisation_id uuid not null,
  -- as the Odoo calls it, like catalogue.product.print_category
  name text not null constraint print_category_named check (length(name) between 1 and 80),
  format text not null,
  primary key (organisation_id, name)
);
select platform.wall('labels.print_category_format');
