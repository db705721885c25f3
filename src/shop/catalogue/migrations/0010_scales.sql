-- Scales that keep their own articles: what they hold by now, and what is on its way to them.

create table catalogue.scale_system (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  adapter text not null constraint scale_adapter_known check (adapter in ('bizerba', 'csv')),
  -- the groups of products it sells
  groups text[] not null default '{}',
  charset text not null default 'windows-1252'
    constraint scale_charset_known check (charset in ('utf-8', 'windows-1252', 'iso-8859-1')),
  line_ends text not null default 'crlf' constraint scale_line_ends_known check (line_ends in ('crlf', 'lf')),
  archived boolean not null default false,
  version int not null default 1,
  primary key (organisation_id, id)
);
select platform.wall('catalogue.scale_system');

-- What each group holds once all that waits has arrived.
create table catalogue.scale_article (
  organisation_id uuid not null,
  product_id uuid not null,
  group_name text not null,
  content jsonb not null,
  primary key (organisation_id, product_id),
  constraint article_is_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id)
);
create index scale_article_by_group on catalogue.scale_article (organisation_id, group_name, product_id);
select platform.wall('catalogue.scale_article');

-- One file, or one run over the network.
create table catalogue.scale_sending (
  organisation_id uuid not null,
  id uuid not null,
  system_id uuid not null,
  made_at timestamptz not null,
  state text not null default 'made' constraint sending_state_known check (state in ('made', 'arrived', 'failed')),
  count int not null,
  articles bytea not null,
  texts bytea not null,
  error text,
  primary key (organisation_id, id),
  constraint sending_of_a_system foreign key (organisation_id, system_id) references catalogue.scale_system (organisation_id, id)
);
create index scale_sending_by_system on catalogue.scale_sending (organisation_id, system_id, id desc);
-- one at a time, so that nothing overtakes
create unique index one_sending_on_its_way on catalogue.scale_sending (organisation_id, system_id) where state = 'made';
select platform.wall('catalogue.scale_sending');

create table catalogue.scale_change (
  organisation_id uuid not null,
  id uuid not null,
  -- the order in which scales are told
  seq bigint not null generated always as identity,
  -- null: no scale takes this group yet
  system_id uuid,
  group_name text not null,
  product_id uuid not null,
  does text not null constraint scale_change_known check (does in ('create', 'update', 'delete')),
  content jsonb not null,
  queued_at timestamptz not null,
  -- null: waits
  sending_id uuid,
  tries int not null default 0,
  primary key (organisation_id, id),
  constraint change_of_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id),
  constraint change_for_a_system foreign key (organisation_id, system_id) references catalogue.scale_system (organisation_id, id),
  constraint change_in_a_sending foreign key (organisation_id, sending_id) references catalogue.scale_sending (organisation_id, id)
);
create index scale_change_in_order on catalogue.scale_change (organisation_id, seq);
create index scale_change_waiting on catalogue.scale_change (organisation_id, system_id, seq) where sending_id is null;
create index scale_change_by_product on catalogue.scale_change (organisation_id, product_id, seq);
create index scale_change_by_sending on catalogue.scale_change (organisation_id, sending_id, seq);
create index product_by_scale_group on catalogue.product (organisation_id, scale_group, id) where scale_group is not null;
select platform.wall('catalogue.scale_change');
