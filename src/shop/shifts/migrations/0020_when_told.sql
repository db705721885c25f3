-- Since when the shop knows that nobody comes, and from whom: what exchanges tell of a seat.
create or replace view shifts.public_attendance with (security_invoker = true) as
  select organisation_id, id, shift_id, group_id, member_id, stand_in_id, purpose, state, source, fixed_seat_id, chain,
    cancelled_at, cancel_reason, coalesce(told_at is not null and told_by_id = coalesce(stand_in_id, member_id), false) as told,
         booked_at, told_at, told_by_id
  from shifts.attendance;
