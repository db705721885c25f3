-- Somebody agreed that less in the pack is told of on the label of a product, in this format. It holds while that
-- change is told of, and ends by itself: `since` names the change.
create table labels.notice_format (
  organisation_id uuid not null,
  product_id uuid not null,
  since date not null,
  format text not null,
  primary key (organisation_id, product_id)
);
select platform.wall('labels.notice_format');
