-- Pictures and films of pages, kept here: a reader loads nothing from elsewhere. Captions belong to a film.
create table communication.page_file (
  organisation_id uuid not null,
  id uuid not null,
  page_id uuid not null,
  -- how a text calls it: ![words](picture:1); captions are called by nobody
  number integer not null check (number > 0),
  -- the word in its address
  token text not null,
  -- what it shows, for those who do not see it
  says text not null,
  type text not null check (type in ('image/png', 'image/jpeg', 'image/webp', 'video/mp4', 'video/webm', 'text/vtt')),
  -- of captions: the number of the film, and their language
  film integer,
  language text,
  bytes bytea not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, page_id, number),
  unique (organisation_id, token),
  foreign key (organisation_id, page_id) references communication.page (organisation_id, id),
  check ((type = 'text/vtt') = (film is not null and language is not null))
);
select platform.wall('communication.page_file');
