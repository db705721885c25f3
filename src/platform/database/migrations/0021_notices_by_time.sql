-- the mailbox, latest first
create index notice_by_time on platform.notice (organisation_id, wanted_at desc nulls last, id);
