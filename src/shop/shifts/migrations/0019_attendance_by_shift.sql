-- who sat on a shift, cancelled seats too: lists of attendances over a month of many years
create index attendance_by_shift on shifts.attendance (organisation_id, shift_id);
