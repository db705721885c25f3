-- When a shift appeared: the last booker's priority counts from here.
alter table shifts.shift add column made_at timestamptz;
