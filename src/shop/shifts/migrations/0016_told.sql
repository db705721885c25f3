-- Whoever answers for a seat told the shop that nobody comes: when, and who it was. A stand-in found later comes all the same.
alter table shifts.attendance add column told_by_id uuid;

-- Seats freed lately, and of whom the shop knows that nobody comes.
create or replace view shifts.public_attendance with (security_invoker = true) as
  select organisation_id, id, shift_id, group_id, member_id, stand_in_id, purpose, state, source, fixed_seat_id, chain,
    cancelled_at, cancel_reason, coalesce(told_at is not null and told_by_id = coalesce(stand_in_id, member_id), false) as told
  from shifts.attendance;

create view shifts.public_group with (security_invoker = true) as
  select organisation_id, shift_id, group_id, role, seats from shifts.shift_group;
grant select on shifts.public_group to komunigi_app;
