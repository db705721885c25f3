-- The pot: a gift may be a credit of the own counter, and what is in it is known for any day.

alter table exchanges.pot_offer alter column shift_id drop not null;
alter table exchanges.pot_offer drop constraint validated_gift_has_a_seat;
alter table exchanges.pot_offer
  -- a shift that is worked, or a credit
  add column sort text not null default 'shift' check (sort in ('shift', 'credit')),
  add column group_id uuid,
  add column validated_on date,
  add column cancelled_on date,
  -- why the office took it back or did not accept it; `seat` when the place went by itself
  add column end_reason text,
  add constraint gift_names_its_shift check ((sort = 'shift') = (shift_id is not null)),
  add constraint validated_gift_has_a_seat check (state <> 'validated' or sort = 'credit' or attendance_id is not null),
  add constraint gift_has_its_days check ((state <> 'validated' or validated_on is not null)
    and (state <> 'cancelled' or cancelled_on is not null));
alter table exchanges.pot_offer alter column sort drop default;
-- one draft per shift, whoever presses twice
create unique index pot_offer_draft_once on exchanges.pot_offer (organisation_id, shift_id, member_id)
  where state = 'draft';
create index pot_offer_open on exchanges.pot_offer (organisation_id, made_at) where state = 'draft';

alter table exchanges.pot_request
  add column validated_on date,
  add column cancelled_on date,
  add column end_reason text,
  -- the place got back when a request was taken back
  add column back_attendance_id uuid,
  add constraint request_has_its_days check ((state <> 'validated' or validated_on is not null)
    and (state <> 'cancelled' or cancelled_on is not null));
create index pot_request_open on exchanges.pot_request (organisation_id, made_at) where state = 'draft';
create index pot_request_by_day on exchanges.pot_request (organisation_id, validated_on) where validated_on is not null;
