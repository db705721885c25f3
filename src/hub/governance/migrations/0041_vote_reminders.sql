-- Who has not answered is reminded at half time and one day before the end: when next.
alter table governance.vote add column remind_at timestamptz;
