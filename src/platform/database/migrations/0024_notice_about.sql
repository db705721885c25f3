-- The mails about one thing: a page of it lists them.
create index notice_by_about on platform.notice (organisation_id, (facts ->> 'about')) where facts ->> 'about' is not null;
