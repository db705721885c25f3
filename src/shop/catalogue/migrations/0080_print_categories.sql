-- The group of labels an Odoo prints a product in, as it is called there.
alter table catalogue.product
  add column print_category text constraint print_category_short check (length(print_category) between 1 and 80);
