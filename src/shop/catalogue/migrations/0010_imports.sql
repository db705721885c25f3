-- What imports need: keys of other programs, and a way to take back what they wrote.

alter table catalogue.product add column reference text;
alter table catalogue.category add column external_id text;
alter table catalogue.supplier add column external_id text;

-- A container that comes back is a product whose price lies below zero.
alter table catalogue.price drop constraint price_not_negative;

-- Prices are never changed or lost, with one exception: an import that is taken back leaves none of those it wrote.
create function catalogue.take_back_prices(prices uuid[]) returns bigint
language sql security definer
set search_path = pg_catalog
as $$
  with gone as (
    delete from catalogue.price
    where organisation_id = platform.here() and source = 'import' and id = any(prices) returning 1)
  select count(*) from gone
$$;
revoke all on function catalogue.take_back_prices(uuid[]) from public;
grant execute on function catalogue.take_back_prices(uuid[]) to komunigi_app;
