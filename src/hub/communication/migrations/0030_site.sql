-- The public site: pages and news, every version of their texts in every language, where co-ops stand on the map, and
-- how often each page was read on a day.
create table communication.page (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('page', 'post')),
  -- the word for it in links
  address text not null,
  -- in which it was written first: this text binds, other languages help reading
  language text not null,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  -- newest version of the original
  version integer not null,
  -- the version of the original that everybody reads
  shown_version integer,
  made_at timestamptz not null,
  -- when everybody could read it first
  published_at timestamptz,
  -- when what everybody reads was last put there
  shown_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, kind, address)
);
create index page_published on communication.page (organisation_id, kind, published_at desc) where state = 'published';
select platform.wall('communication.page');

create table communication.page_text (
  organisation_id uuid not null,
  page_id uuid not null,
  language text not null,
  version integer not null,
  title text not null,
  body text not null,
  -- the version of the original it was written from
  of_version integer not null,
  -- the version the writer had on the screen; an older one than the last says that two wrote at once
  based_on integer not null,
  written_at timestamptz not null,
  written_by uuid,
  reviewed_at timestamptz,
  reviewed_by uuid,
  primary key (organisation_id, page_id, language, version),
  foreign key (organisation_id, page_id) references communication.page (organisation_id, id)
);
select platform.wall('communication.page_text');

-- Thousandths of a degree; what nobody placed stands where its town is.
create table communication.map_place (
  organisation_id uuid not null,
  participant_id uuid not null,
  latitude integer not null check (latitude between -90000 and 90000),
  longitude integer not null check (longitude between -180000 and 180000),
  primary key (organisation_id, participant_id)
);
select platform.wall('communication.map_place');

-- A number per page and day: no address, no time of the day.
create table communication.visit (
  organisation_id uuid not null,
  day date not null,
  page text not null,
  count integer not null,
  primary key (organisation_id, day, page)
);
select platform.wall('communication.visit');
