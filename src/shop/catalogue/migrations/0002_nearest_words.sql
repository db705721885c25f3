-- Words with letters left out or turned round are found as well; of all that are nearly it, only the nearest are shown.
create or replace function catalogue.products_like(word text) returns setof uuid
language plpgsql stable security definer
set search_path = pg_catalog, public
set pg_trgm.word_similarity_threshold = 0.3
as $$
begin
  return query
    select product.id from catalogue.product
    where product.organisation_id = platform.here() and product.search like '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%'
    union
    select barcode.product_id from catalogue.barcode
    where barcode.organisation_id = platform.here() and barcode.code in (word, upper(word))
    union
    select line.product_id from catalogue.supplier_line as line
    where line.organisation_id = platform.here() and line.code in (word, upper(word));
  if not found and length(word) > 3 then
    return query
      with near as materialized (
        select product.id, word_similarity(word, product.search) as how
        from catalogue.product where product.organisation_id = platform.here() and word <% product.search)
      select near.id from near where near.how >= (select max(other.how) from near as other) - 0.1;
  end if;
end $$;
