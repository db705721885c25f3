-- What the communities of a shop ask everybody: through the wall, for the shops that take part, and only what stands on a
-- public page anyway. Whoever ended it before its time is as good as its own end.
create function governance.polls_in_the_shop(closed_since timestamptz)
returns table (organisation_id uuid, community text, id uuid, number integer, kind text, title text, question text,
  statements text[], goal integer, closes_at timestamptz, ended_at timestamptz)
language sql stable security definer set search_path = governance, pg_temp
as $$
  select poll.organisation_id, here.name, poll.id, poll.number, poll.kind, poll.title, poll.question, poll.statements,
    poll.goal, poll.closes_at, poll.ended_at
  from organisations.communities_here() as here
  join governance.quick_poll as poll on poll.organisation_id = here.id
  where poll.open_to_all and least(poll.closes_at, poll.ended_at) > closed_since
$$;
revoke all on function governance.polls_in_the_shop(timestamptz) from public;
grant execute on function governance.polls_in_the_shop(timestamptz) to komunigi_app;

-- What was said to these, without who said it and why.
create function governance.said_in_the_shop(closed_since timestamptz, polls uuid[])
returns table (poll_id uuid, said text[])
language sql stable security definer set search_path = governance, pg_temp
as $$
  select answer.poll_id, answer.said
  from governance.polls_in_the_shop(closed_since) as poll
  join governance.quick_answer as answer
    on answer.organisation_id = poll.organisation_id and answer.poll_id = poll.id
  where poll.id = any(polls)
$$;
revoke all on function governance.said_in_the_shop(timestamptz, uuid[]) from public;
grant execute on function governance.said_in_the_shop(timestamptz, uuid[]) to komunigi_app;
