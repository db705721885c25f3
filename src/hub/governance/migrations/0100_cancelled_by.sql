-- Why a vote never came to a count: the core group cancelled it, a qualified objection ended its round, or a meeting put it off.
alter table governance.vote add column cancelled_by text;

-- what a meeting put off was still running; what waited for the test of an objection was ended by that
update governance.vote set cancelled_by = case
    when meeting_id is not null and not awaits_tests then 'meeting'
    when cancel_reason is null then 'objection'
    else 'core_group' end
  where state = 'cancelled';

alter table governance.vote
  add constraint cancelled_by_somebody check ((state = 'cancelled') = (cancelled_by is not null)),
  add constraint cancelled_by_known check (cancelled_by in ('core_group', 'objection', 'meeting'));
