-- Lines and products that go, when an import is taken back, ask whether a change hangs on them: decided ones too.
create index change_of_line on catalogue.supplier_price_change (organisation_id, line_id);
create index change_of_product on catalogue.supplier_price_change (organisation_id, product_id);
