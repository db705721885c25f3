-- Communities of this installation whose public pages are not switched off, for what search engines read: only their
-- addresses pass the walls.
create function organisations.open_communities(switched_off_by text) returns setof text
language sql stable security definer set search_path = organisations, pg_temp
as $$
  select one.address from organisations.organisation one
  where one.hosted and one.kind = 'community'
    and not exists (select 1 from platform.setting said
      where said.organisation_id = one.organisation_id and said.key = switched_off_by and said.value = 'false'::jsonb)
  order by 1
$$;
revoke all on function organisations.open_communities(text) from public;
grant execute on function organisations.open_communities(text) to komunigi_app;
