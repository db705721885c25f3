-- Every month from `first` on that a participant told this community: only what was noted since it agreed, and only
-- while it does. Through the wall, for this community alone, as shared_here().
create function organisations.shared_months_here(first text)
returns table (participant_id uuid, month text, uses jsonb)
language sql stable security definer set search_path = organisations, pg_temp
as $$
  select taking.id, told.month, told.uses
  from organisations.participant taking
  join organisations.sharing agreed on agreed.organisation_id = taking.id and agreed.community_id = taking.organisation_id
    and agreed.ended_at is null
  join organisations.shared_month told on told.organisation_id = taking.id and told.noted_at >= agreed.agreed_at
  where taking.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
    and taking.state in ('observer', 'active', 'paused') and told.month >= first
  order by taking.id, told.month
$$;
revoke all on function organisations.shared_months_here(text) from public;
grant execute on function organisations.shared_months_here(text) to komunigi_app;
