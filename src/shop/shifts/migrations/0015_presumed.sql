-- Nobody said who came: the shop presumes it, until somebody says otherwise.
alter table shifts.attendance add column presumed boolean not null default false;
-- shifts that are over and of which nothing is known
create index attendance_still_planned on shifts.attendance (organisation_id, shift_id) where state = 'planned';
