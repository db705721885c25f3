-- One truth per product: what it is, where it comes from, what it costs and what it sells for.
-- Money of the shop is whole cents; purchase prices and costs are 1/10 000; quantities 1/1000 of a unit;
-- shares (VAT, margins, discounts) are millionths: 25 % is 250000.

create extension if not exists pg_trgm;
create schema catalogue;
grant usage on schema catalogue to komunigi_app;

-- Units of the shop besides those the software knows (rules/units.ts), or in their place.
create table catalogue.unit (
  organisation_id uuid not null,
  code text not null constraint unit_code_form check (code ~ '^[a-z0-9_]{1,20}$'),
  name text not null,
  dimension text not null constraint unit_dimension_known
    check (dimension in ('mass', 'volume', 'length', 'area', 'space', 'piece', 'wash')),
  -- in millionths of the base unit of its dimension
  size bigint not null constraint unit_has_size check (size > 0),
  primary key (organisation_id, code)
);
select platform.wall('catalogue.unit');

create table catalogue.vat_class (
  organisation_id uuid not null,
  code text not null constraint vat_class_code_form check (code ~ '^[a-z0-9_]{1,20}$'),
  name text not null,
  primary key (organisation_id, code)
);
select platform.wall('catalogue.vat_class');

-- Rates the shop wrote itself; they come before those the software knows (rules/vat.ts).
create table catalogue.vat_rate (
  organisation_id uuid not null,
  class text not null,
  country text not null constraint vat_country_form check (country ~ '^[A-Z]{2}$'),
  from_day date not null,
  rate int not null constraint vat_rate_possible check (rate between 0 and 1000000),
  primary key (organisation_id, class, country, from_day)
);
select platform.wall('catalogue.vat_rate');

create table catalogue.category (
  organisation_id uuid not null,
  id uuid not null,
  parent_id uuid,
  name text not null,
  -- what products of it take; null takes the parent's
  food boolean,
  alcohol boolean,
  vegan boolean,
  vat_class text,
  position int not null default 0,
  archived boolean not null default false,
  version int not null default 1,
  primary key (organisation_id, id),
  constraint category_parent_known foreign key (organisation_id, parent_id) references catalogue.category (organisation_id, id),
  constraint category_is_not_its_parent check (parent_id <> id)
);
-- the tree from above
create index category_by_parent on catalogue.category (organisation_id, parent_id, position, id);
select platform.wall('catalogue.category');

create table catalogue.supplier (
  organisation_id uuid not null,
  id uuid not null,
  number int not null,
  name text not null,
  email text,
  phone text,
  website text,
  city text,
  country text,
  customer_number text,
  notes text,
  archived boolean not null default false,
  version int not null default 1,
  sort_name text not null generated always as (platform.plain(name)) stored,
  search text not null generated always as (platform.plain(name || ' ' || coalesce(city, '') || ' ' || coalesce(customer_number, ''))) stored,
  primary key (organisation_id, id),
  constraint supplier_number_unique unique (organisation_id, number)
);
create index supplier_by_name on catalogue.supplier (organisation_id, sort_name, id);
select platform.wall('catalogue.supplier');

-- Container money: an item of its own, never hidden in a price.
create table catalogue.deposit_item (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  cents bigint not null,
  treatment text not null default 'outside' constraint deposit_treatment_known check (treatment in ('outside', 'ownClass', 'asProduct')),
  vat_class text,
  stock_item text,
  account text,
  archived boolean not null default false,
  version int not null default 1,
  primary key (organisation_id, id),
  constraint own_class_is_named check (treatment <> 'ownClass' or vat_class is not null)
);
select platform.wall('catalogue.deposit_item');

create table catalogue.quality (
  organisation_id uuid not null,
  id uuid not null,
  type text not null,
  name text not null,
  colour text constraint quality_colour_form check (colour ~ '^#[0-9a-f]{6}$'),
  logo bytea,
  logo_type text,
  organic_class text,
  -- may stand on alcohol; and only on what is vegan
  for_alcohol boolean not null default true,
  means_vegan boolean not null default false,
  position int not null default 0,
  archived boolean not null default false,
  version int not null default 1,
  primary key (organisation_id, id)
);
select platform.wall('catalogue.quality');

create table catalogue.place (
  organisation_id uuid not null,
  id uuid not null,
  zone text not null,
  aisle text not null default '',
  rack text not null default '',
  shelf text not null default '',
  position text not null default '',
  facing int not null default 1,
  walk_order int not null default 0,
  primary key (organisation_id, id)
);
-- in the order one walks
create index place_by_walk on catalogue.place (organisation_id, walk_order, id);
select platform.wall('catalogue.place');

create table catalogue.product (
  organisation_id uuid not null,
  id uuid not null,
  number int not null constraint product_number_five_digits check (number between 1 and 99999),
  state text not null default 'draft' constraint product_state_known check (state in ('draft', 'active', 'withdrawn')),
  name text not null constraint product_name_short check (length(name) between 1 and 120),
  -- by language of the shop
  label_name jsonb not null default '{}',
  label_comment jsonb not null default '{}',
  category_id uuid,
  brand text,
  maker text,
  sale_unit text not null default 'piece',
  content_amount bigint constraint content_positive check (content_amount > 0),
  content_unit text,
  content_packs int not null default 1 constraint packs_positive check (content_packs > 0),
  -- in the unit of the content
  drained_weight bigint constraint drained_positive check (drained_weight > 0),
  gross_grams int,
  tare_grams int,
  display_unit text,
  second_unit text,
  vat_class text not null default 'standard',
  country text constraint origin_country_form check (country ~ '^[A-Z]{2}$'),
  region text,
  zone text constraint origin_zone_known check (zone in ('eu', 'nonEu', 'both')),
  origin_complement text,
  fresh_class text constraint fresh_class_known check (fresh_class in ('extra', 'I', 'II', 'III')),
  range int constraint range_known check (range between 1 and 6),
  storage text,
  use_by_days int,
  best_before_days int,
  sale_limit_days int,
  ingredients text,
  allergens jsonb not null default '{}',
  -- in hundredths of a percent
  abv int constraint abv_possible check (abv between 0 and 10000),
  food boolean not null default false,
  alcohol boolean not null default false,
  vegan boolean not null default false,
  vegetarian boolean not null default false,
  raw_milk boolean not null default false,
  weighed boolean not null default false,
  sold boolean not null default true,
  bought boolean not null default true,
  at_till boolean not null default true,
  internal_consumable boolean not null default false,
  hazard text,
  safety_sheet text,
  scores jsonb not null default '{}',
  scale_group text,
  scale_sequence int,
  scale_texts jsonb not null default '[]',
  preferred_supplier_id uuid,
  -- what it costs, as last taken over
  cost bigint,
  external_id text,
  created_at timestamptz not null,
  version int not null default 1,
  sort_name text not null generated always as (platform.plain(name)) stored,
  search text not null generated always as (platform.plain(
    lpad(number::text, 5, '0') || ' ' || name || ' ' || coalesce(brand, '') || ' ' || coalesce(maker, ''))) stored,
  primary key (organisation_id, id),
  constraint product_number_unique unique (organisation_id, number),
  constraint product_category_known foreign key (organisation_id, category_id) references catalogue.category (organisation_id, id),
  constraint product_preferred_known foreign key (organisation_id, preferred_supplier_id) references catalogue.supplier (organisation_id, id),
  constraint content_has_unit check ((content_amount is null) = (content_unit is null)),
  constraint alcohol_is_food check (food or not alcohol)
);
create index product_by_name on catalogue.product (organisation_id, sort_name, id);
create index product_by_category on catalogue.product (organisation_id, category_id, id);
create unique index product_by_external_id on catalogue.product (organisation_id, external_id) where external_id is not null;
-- finds letters within words, and words with a letter wrong
create index product_by_letters on catalogue.product using gin (search gin_trgm_ops);
select platform.wall('catalogue.product');

create table catalogue.barcode (
  organisation_id uuid not null,
  product_id uuid not null,
  code text not null constraint barcode_form check (code ~ '^[!-~]{1,48}$'),
  main boolean not null default false,
  -- of a product that is not withdrawn: only those must differ
  counts boolean not null default true,
  primary key (organisation_id, product_id, code),
  constraint barcode_of_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id)
);
create unique index one_product_per_barcode on catalogue.barcode (organisation_id, code) where counts;
create unique index one_main_barcode on catalogue.barcode (organisation_id, product_id) where main;
-- who had this code, withdrawn ones too
create index barcode_by_code on catalogue.barcode (organisation_id, code);
select platform.wall('catalogue.barcode');

create table catalogue.product_deposit (
  organisation_id uuid not null,
  product_id uuid not null,
  deposit_id uuid not null,
  count int not null default 1 constraint deposit_count_positive check (count between 1 and 999),
  primary key (organisation_id, product_id, deposit_id),
  constraint deposit_of_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id),
  constraint product_deposit_known foreign key (organisation_id, deposit_id) references catalogue.deposit_item (organisation_id, id)
);
create index product_deposit_by_item on catalogue.product_deposit (organisation_id, deposit_id);
select platform.wall('catalogue.product_deposit');

create table catalogue.product_quality (
  organisation_id uuid not null,
  product_id uuid not null,
  quality_id uuid not null,
  position int not null,
  primary key (organisation_id, product_id, quality_id),
  constraint quality_of_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id),
  constraint product_quality_known foreign key (organisation_id, quality_id) references catalogue.quality (organisation_id, id)
);
create index product_quality_by_quality on catalogue.product_quality (organisation_id, quality_id);
select platform.wall('catalogue.product_quality');

create table catalogue.product_place (
  organisation_id uuid not null,
  product_id uuid not null,
  place_id uuid not null,
  primary key (organisation_id, product_id, place_id),
  constraint place_of_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id),
  constraint product_place_known foreign key (organisation_id, place_id) references catalogue.place (organisation_id, id)
);
create index product_place_by_place on catalogue.product_place (organisation_id, place_id);
select platform.wall('catalogue.product_place');

-- How one supplier sells one product.
create table catalogue.supplier_line (
  organisation_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  supplier_id uuid not null,
  code text,
  name text,
  price bigint not null constraint line_price_not_negative check (price >= 0),
  per text not null default 'unit' constraint line_per_known check (per in ('unit', 'package')),
  -- quantities in 1/1000
  package_qty bigint not null default 1000 constraint line_package_positive check (package_qty > 0),
  strict_package boolean not null default true,
  discount int not null default 0 constraint line_discount_possible check (discount between 0 and 1000000),
  min_qty bigint not null default 0 constraint line_minimum_not_negative check (min_qty >= 0),
  purchase_unit text not null,
  -- sale units in one purchase unit, where the units alone cannot tell
  purchase_count bigint constraint purchase_count_positive check (purchase_count > 0),
  valid_from date,
  valid_to date,
  vat_included boolean not null default false,
  advised_cents bigint,
  listing text not null default 'listed' constraint line_listing_known check (listing in ('listed', 'temporarilyOut', 'unlisted')),
  price_changed_at timestamptz not null,
  position int not null default 0,
  source text not null default 'hand',
  version int not null default 1,
  primary key (organisation_id, id),
  constraint line_of_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id),
  constraint line_of_a_supplier foreign key (organisation_id, supplier_id) references catalogue.supplier (organisation_id, id),
  constraint line_days_in_order check (valid_to >= valid_from)
);
create index supplier_line_by_product on catalogue.supplier_line (organisation_id, product_id, id);
create index supplier_line_by_supplier on catalogue.supplier_line (organisation_id, supplier_id, code);
create index supplier_line_by_code on catalogue.supplier_line (organisation_id, code) where code is not null;
select platform.wall('catalogue.supplier_line');

create table catalogue.line_deposit (
  organisation_id uuid not null,
  line_id uuid not null,
  deposit_id uuid not null,
  count int not null default 1 constraint line_deposit_count_positive check (count between 1 and 999),
  primary key (organisation_id, line_id, deposit_id),
  constraint deposit_of_a_line foreign key (organisation_id, line_id) references catalogue.supplier_line (organisation_id, id) on delete cascade,
  constraint line_deposit_known foreign key (organisation_id, deposit_id) references catalogue.deposit_item (organisation_id, id)
);
create index line_deposit_by_item on catalogue.line_deposit (organisation_id, deposit_id);
select platform.wall('catalogue.line_deposit');

-- Prices with their day: rows are added and never changed, so they are their own history.
create table catalogue.price (
  organisation_id uuid not null,
  product_id uuid not null,
  id uuid not null,
  cents bigint not null constraint price_not_negative check (cents >= 0),
  from_day date not null,
  to_day date,
  kind text not null default 'regular' constraint price_kind_known check (kind in ('regular', 'promotion')),
  source text not null constraint price_source_known check (source in ('hand', 'rule', 'campaign', 'import')),
  author_id uuid,
  reason text,
  at timestamptz not null,
  primary key (organisation_id, product_id, id),
  constraint price_of_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id),
  constraint promotion_ends check ((kind = 'promotion') = (to_day is not null)),
  constraint price_days_in_order check (to_day >= from_day)
);
-- the price of a day
create index price_by_day on catalogue.price (organisation_id, product_id, from_day desc, id desc);
-- what starts on a day
create index price_by_start on catalogue.price (organisation_id, from_day, product_id);
select platform.wall('catalogue.price', 'append');

-- How prices are made, for the shop, a category, a supplier or a product; null takes what stands above.
create table catalogue.price_rule (
  organisation_id uuid not null,
  scope text not null constraint rule_scope_known check (scope in ('shop', 'category', 'supplier', 'product')),
  -- of the shop: the organisation itself
  target_id uuid not null,
  rule jsonb not null default '{}',
  version int not null default 1,
  primary key (organisation_id, scope, target_id)
);
select platform.wall('catalogue.price_rule');

create table catalogue.price_list (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  primary key (organisation_id, id)
);
select platform.wall('catalogue.price_list');

create table catalogue.price_list_item (
  organisation_id uuid not null,
  list_id uuid not null,
  product_id uuid not null,
  cents bigint not null constraint list_price_not_negative check (cents >= 0),
  primary key (organisation_id, list_id, product_id),
  constraint item_of_a_list foreign key (organisation_id, list_id) references catalogue.price_list (organisation_id, id),
  constraint item_of_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id)
);
create index price_list_item_by_product on catalogue.price_list_item (organisation_id, product_id);
select platform.wall('catalogue.price_list_item');

-- Codes a scale, the office or the till prints: tried in this order. No row: the preset of rules/barcode-presets.ts.
create table catalogue.barcode_rule (
  organisation_id uuid not null,
  position int not null,
  name text not null,
  pattern text not null,
  kind text not null,
  -- the value is taken as this share, in millionths
  share int,
  primary key (organisation_id, position)
);
select platform.wall('catalogue.barcode_rule');

-- Where the law of the country asks for no unit price: a category with what lies below it, content under a limit, or both.
create table catalogue.unit_price_exemption (
  organisation_id uuid not null,
  id uuid not null,
  category_id uuid,
  below_amount bigint,
  below_unit text,
  by_piece boolean not null default false,
  primary key (organisation_id, id),
  constraint exempt_category_known foreign key (organisation_id, category_id) references catalogue.category (organisation_id, id),
  constraint exemption_says_something check (category_id is not null or below_amount is not null),
  constraint exempt_limit_has_unit check ((below_amount is null) = (below_unit is null))
);
select platform.wall('catalogue.unit_price_exemption');

-- Products that fit a searched word of the organisation one speaks for: letters anywhere, a whole barcode, the code
-- of a supplier; where nothing does, words that are nearly it. Runs with the rights of its owner, since the index
-- of letters may not be asked from behind the wall; the organisation is asked for here instead.
create function catalogue.products_like(word text) returns setof uuid
language plpgsql stable security definer
set search_path = pg_catalog, public
set pg_trgm.word_similarity_threshold = 0.45
as $$
begin
  return query
    select product.id from catalogue.product
    where product.organisation_id = platform.here() and product.search like '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%'
    union
    select barcode.product_id from catalogue.barcode where barcode.organisation_id = platform.here() and barcode.code in (word, upper(word))
    union
    select line.product_id from catalogue.supplier_line as line
    where line.organisation_id = platform.here() and line.code in (word, upper(word));
  if not found and length(word) > 3 then
    return query
      select product.id from catalogue.product where product.organisation_id = platform.here() and word <% product.search;
  end if;
end $$;
revoke all on function catalogue.products_like(text) from public;
grant execute on function catalogue.products_like(text) to komunigi_app;
