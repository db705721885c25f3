-- A leave that was cancelled or lapsed after it had begun: its days up to the last one still hold.
alter table shifts.leave add column held boolean not null default false;
alter table shifts.leave add constraint only_an_ended_leave_was_held check (not held or state in ('cancelled', 'lapsed'));
-- Until now such a leave stayed approved with an earlier last day; those stay as they are.

-- What was told of a leave: nothing twice, and a missed night is made up for.
alter table shifts.leave add column evidence_asked_on date;
-- the last day that was announced
alter table shifts.leave add column end_told_for date;
