-- What the office does for members: answers of people who phoned, and exchanges that are undone.

-- the seat somebody got for the one given; none: the swap is not done
alter table exchanges.swap_leg add column got_id uuid;
update exchanges.swap_leg as leg set got_id = (
  select seat.id from shifts.attendance as seat
  join shifts.attendance as taken on taken.organisation_id = leg.organisation_id and taken.id = leg.takes_id
  where seat.organisation_id = leg.organisation_id and seat.shift_id = taken.shift_id
    and seat.member_id = leg.member_id and seat.source = 'exchange'
  order by seat.booked_at, seat.id limit 1)
from exchanges.swap_proposal as proposal
where proposal.organisation_id = leg.organisation_id and proposal.id = leg.proposal_id and proposal.state = 'done';

create table exchanges.office_act (
  organisation_id uuid not null,
  id uuid not null,
  -- the change, request, proposal, call or call-out
  about_id uuid not null,
  act text not null check (act in ('yes', 'no', 'withdraw', 'hand_back', 'undo')),
  -- whose answer it is
  member_id uuid not null,
  how text not null check (how in ('phone', 'desk', 'writing')),
  reason text not null,
  -- the account of whoever wrote it down; none: a program
  by_id uuid,
  acted_at timestamptz not null,
  primary key (organisation_id, id)
);
create index office_act_about on exchanges.office_act (organisation_id, about_id);
-- an exchange is undone once, whoever presses twice
create unique index office_act_undone_once on exchanges.office_act (organisation_id, about_id, member_id)
  where act = 'undo';
create index office_act_by_member on exchanges.office_act (organisation_id, member_id);
select platform.wall('exchanges.office_act');
