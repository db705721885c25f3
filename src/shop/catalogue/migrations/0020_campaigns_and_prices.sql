-- Campaigns of prices, another base than what the supplier asks, rules of unit prices by country and day,
-- contents that shrank, and labels that hang behind a price.

-- Prices that change on one day, or a rate of VAT that does. What somebody decided stands here; whether it is live
-- follows from the day (rules/campaign.ts).
create table catalogue.campaign (
  organisation_id uuid not null,
  id uuid not null,
  number int not null,
  name text not null,
  kind text not null constraint campaign_kind_known check (kind in ('prices', 'vat')),
  from_day date not null,
  -- last day; its prices are promotions then, and fall back
  to_day date,
  -- of a change of VAT: the class, its rate from then on in millionths, and what stays as it is
  vat_class text,
  vat_country text,
  vat_rate int constraint campaign_rate_possible check (vat_rate between 0 and 1000000),
  keep text constraint campaign_keeps check (keep in ('shelf', 'net')),
  scheduled_at timestamptz,
  cancelled_at timestamptz,
  -- the last day it held, when somebody ended it earlier
  last_day date,
  -- the state that was told last: what turned at night is told once
  told text not null default 'draft' constraint campaign_told_known
    check (told in ('draft', 'scheduled', 'live', 'ended', 'cancelled')),
  author_id uuid,
  created_at timestamptz not null,
  version int not null default 1,
  search text not null generated always as (platform.plain(name)) stored,
  primary key (organisation_id, id),
  constraint campaign_number_unique unique (organisation_id, number),
  constraint campaign_days_in_order check (to_day >= from_day),
  constraint vat_campaign_says_all check ((kind = 'vat') = (vat_class is not null and vat_rate is not null and keep is not null))
);
-- campaigns by their day
create index campaign_by_day on catalogue.campaign (organisation_id, from_day, id);
select platform.wall('catalogue.campaign');

-- What a campaign asks for its products; frozen once it is scheduled.
create table catalogue.campaign_price (
  organisation_id uuid not null,
  campaign_id uuid not null,
  product_id uuid not null,
  cents bigint not null constraint campaign_price_not_negative check (cents >= 0),
  -- the cost that is taken over with it, in 1/10 000
  cost bigint,
  primary key (organisation_id, campaign_id, product_id),
  constraint price_of_a_campaign foreign key (organisation_id, campaign_id) references catalogue.campaign (organisation_id, id),
  constraint campaign_price_of_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id)
);
create index campaign_price_by_product on catalogue.campaign_price (organisation_id, product_id, campaign_id);
select platform.wall('catalogue.campaign_price');

alter table catalogue.price add column campaign_id uuid;
alter table catalogue.price add constraint price_of_a_campaign
  foreign key (organisation_id, campaign_id) references catalogue.campaign (organisation_id, id);
create index price_by_campaign on catalogue.price (organisation_id, campaign_id) where campaign_id is not null;

-- Prices as they hold: without those of campaigns that were cancelled, and until the day a campaign was ended.
create view catalogue.price_held with (security_invoker = true) as
  select price.organisation_id, price.product_id, price.id, price.cents, price.from_day, price.kind, price.source,
    price.author_id, price.reason, price.at, price.campaign_id,
    case when price.kind = 'promotion' then least(price.to_day, campaign.last_day) end as to_day
  from catalogue.price
  left join catalogue.campaign on campaign.organisation_id = price.organisation_id and campaign.id = price.campaign_id
  where campaign.cancelled_at is null;
grant select on catalogue.price_held to komunigi_app;

-- In the place of the base, in the chain of the sale or of the cost: 1/10 000.
alter table catalogue.product add column sale_base bigint constraint sale_base_not_negative check (sale_base >= 0);
alter table catalogue.product add column cost_base bigint constraint cost_base_not_negative check (cost_base >= 0);

-- The day on which buyers and bookkeepers were told of a rate to come.
alter table catalogue.vat_rate add column told_at timestamptz;

-- Where the law asks for no unit price: from when until when.
alter table catalogue.unit_price_exemption add column from_day date;
alter table catalogue.unit_price_exemption add column to_day date;
alter table catalogue.unit_price_exemption add constraint exemption_days_in_order check (to_day >= from_day);

-- What the law of the country asks, where the shop knows better than the program, from a day on.
create table catalogue.unit_price_rules (
  organisation_id uuid not null,
  from_day date not null,
  dimensions text[] not null,
  drained boolean,
  -- no unit price below so many grams or millilitres, in 1/1000 of kg and l
  below_thousandths int not null default 0 constraint below_not_negative check (below_thousandths >= 0),
  -- months for which a content that shrank is told; 0 is never
  shrink_months int not null default 0 constraint shrink_months_few check (shrink_months between 0 and 24),
  -- only in shops with more square metres
  shrink_above_area int not null default 0,
  primary key (organisation_id, from_day)
);
select platform.wall('catalogue.unit_price_rules');

-- Contents that changed, as they were: whether a product shrank follows from them and from prices.
create table catalogue.content_change (
  organisation_id uuid not null,
  product_id uuid not null,
  event_id uuid not null,
  on_day date not null,
  amount bigint not null,
  unit text not null,
  packs int not null,
  -- what it sold for just before
  cents bigint,
  primary key (organisation_id, product_id, event_id),
  constraint content_of_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id)
);
-- contents that changed lately
create index content_change_by_day on catalogue.content_change (organisation_id, on_day, product_id);
select platform.wall('catalogue.content_change', 'append');

-- The price that the label on the shelf says, and when it was put there.
create table catalogue.shelf_price (
  organisation_id uuid not null,
  product_id uuid not null,
  cents bigint not null,
  on_day date not null,
  at timestamptz not null,
  primary key (organisation_id, product_id),
  constraint shelf_price_of_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id)
);
select platform.wall('catalogue.shelf_price');
