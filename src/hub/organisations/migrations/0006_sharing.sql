-- What a shop of this installation lets a community know of itself: by its own consent, taken back at any time.
create table organisations.sharing (
  organisation_id uuid not null,
  community_id uuid not null,
  agreed_at timestamptz not null,
  agreed_by uuid,
  ended_at timestamptz,
  primary key (organisation_id, community_id)
);
select platform.wall('organisations.sharing');

-- Counted by the shop's own tools at the end of a month, while somebody may see it.
create table organisations.shared_month (
  organisation_id uuid not null,
  month text not null,
  active_members integer,
  software_version text not null,
  -- { "labels": 412 }: what was done in each part of the software
  uses jsonb not null,
  noted_at timestamptz not null,
  primary key (organisation_id, month)
);
select platform.wall('organisations.shared_month', 'append');

-- The last month of every participant of this community that agreed: through the wall, for this community alone.
create function organisations.shared_here()
returns table (participant_id uuid, month text, active_members integer, software_version text, uses jsonb)
language sql stable security definer set search_path = organisations, pg_temp
as $$
  select distinct on (taking.id) taking.id, told.month, told.active_members, told.software_version, told.uses
  from organisations.participant taking
  join organisations.sharing agreed on agreed.organisation_id = taking.id and agreed.community_id = taking.organisation_id
    and agreed.ended_at is null
  join organisations.shared_month told on told.organisation_id = taking.id
  where taking.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
    and taking.state in ('observer', 'active', 'paused')
  order by taking.id, told.month desc
$$;
revoke all on function organisations.shared_here() from public;
grant execute on function organisations.shared_here() to komunigi_app;

-- The communities in which this organisation takes part.
create function organisations.communities_here() returns table (id uuid, name text)
language sql stable security definer set search_path = organisations, pg_temp
as $$
  select community.organisation_id, community.name from organisations.participant taking
  join organisations.organisation community on community.organisation_id = taking.organisation_id
  where taking.id = nullif(current_setting('app.organisation', true), '')::uuid
    and taking.state in ('observer', 'active', 'paused')
$$;
revoke all on function organisations.communities_here() from public;
grant execute on function organisations.communities_here() to komunigi_app;
