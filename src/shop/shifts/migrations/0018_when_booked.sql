-- When a place was taken: exchanges tell by it how fast a freed place finds somebody.
create or replace view shifts.public_attendance with (security_invoker = true) as
  select organisation_id, id, shift_id, group_id, member_id, stand_in_id, purpose, state, source, fixed_seat_id, chain,
    cancelled_at, cancel_reason, coalesce(told_at is not null and told_by_id = coalesce(stand_in_id, member_id), false) as told,
         booked_at
  from shifts.attendance;
