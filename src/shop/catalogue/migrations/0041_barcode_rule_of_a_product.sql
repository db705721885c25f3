-- The rule that reads codes of this product, where others read them too: by its name.
alter table catalogue.product add column barcode_rule text;
