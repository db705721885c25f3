-- The day a shift was moved away from by hand: its template is not to make another one there.
alter table shifts.shift add column left_day date;
-- what generation must not make again
create index shift_by_left_day on shifts.shift (organisation_id, left_day) where left_day is not null;
