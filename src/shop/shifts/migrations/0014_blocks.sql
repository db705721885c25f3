-- Days on which the office blocked somebody: the standing of a past day is judged by the blocks of then.
create table shifts.block (
  organisation_id uuid not null,
  member_id uuid not null,
  from_day date not null,
  -- last day; none while it lasts
  until_day date,
  primary key (organisation_id, member_id, from_day)
);
select platform.wall('shifts.block');
insert into shifts.block (organisation_id, member_id, from_day)
  select organisation_id, member_id, coalesce(counted_from, current_date) from shifts.worker where blocked is not null;
