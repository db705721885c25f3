-- Photos of products, logos of qualities, brands and makers. What a picture belongs to is said by kind: the id of a
-- product or of a quality, the name of a brand or maker.
create table catalogue.picture (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null constraint picture_kind_known check (kind in ('product', 'quality', 'brand', 'maker')),
  of text not null,
  type text not null,
  bytes bytea not null,
  -- SHA-256 in hex: what labels compare
  hash text not null,
  position int not null default 0,
  primary key (organisation_id, id)
);
create index picture_by_thing on catalogue.picture (organisation_id, kind, of, position, id);
select platform.wall('catalogue.picture');
insert into catalogue.picture (organisation_id, id, kind, of, type, bytes, hash)
  select organisation_id, id, 'quality', id::text, logo_type, logo, encode(sha256(logo), 'hex')
  from catalogue.quality where logo is not null and logo_type is not null;
alter table catalogue.quality drop column logo, drop column logo_type;
