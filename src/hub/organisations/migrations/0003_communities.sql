-- A community is an organisation of kind `community`; what it knows of those who take part are rows of its own.
-- The id of a participant is the id of that organisation, whether it uses this installation itself or not.
alter table organisations.organisation add column software_version text, add column vat_checked_on date;
alter table organisations.organisation add constraint organisation_kind
  check (kind in ('shop', 'provider', 'supporter', 'project', 'community'));
alter table organisations.organisation add constraint organisation_life_stage
  check (life_stage is null or life_stage in ('idea', 'groups', 'lab', 'grocery', 'supermarket'));

create table organisations.participant (
  organisation_id uuid not null,
  id uuid not null,
  state text not null,
  -- what it would like to become at the end of its welcome
  wished text not null,
  applied_at timestamptz not null,
  applied_by uuid,
  admitted_on date,
  -- given on first becoming observer or active, never to another
  join_seq integer,
  since date,
  -- a change of status that was asked for and holds from a day
  next_state text,
  next_from date,
  -- a pause asked for, until the core group agrees; then the same days hold
  pause_reason text,
  pause_until date,
  paused_from text,
  resume_asked_on date,
  leaves_on date,
  dues_mandate_on date,
  mailing_list boolean,
  meeting_on date,
  sponsor_waived text,
  -- the decision that refused, excluded or wrote off
  decision_number text,
  decision_on date,
  reason text,
  primary key (organisation_id, id),
  constraint membership_state
    check (state in ('applied', 'onboarding', 'refused', 'observer', 'active', 'paused', 'left', 'excluded')),
  constraint wished_is_a_status check (wished in ('observer', 'active')),
  constraint next_state_with_its_day check ((next_state is null) = (next_from is null)),
  constraint observer_and_active_have_a_number check (state not in ('observer', 'active', 'paused') or join_seq is not null)
);
select platform.wall('organisations.participant');
-- numbers are never given twice within a community
create unique index participant_join_seq on organisations.participant (organisation_id, join_seq);

-- Who acts for a participant, with which powers, from a day to a day; ended, never deleted.
create table organisations.representation (
  organisation_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  account_id uuid not null,
  powers text[] not null,
  -- whole cents of the community's currency; null: no limit
  commit_limit bigint,
  from_day date not null,
  until_day date,
  -- the participant's own decision that gave the powers
  source text not null,
  granted_by uuid,
  granted_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, participant_id) references organisations.participant (organisation_id, id),
  constraint representation_powers check (powers <@ array['speak', 'position', 'commit', 'sign', 'pay'] and cardinality(powers) > 0),
  constraint representation_days_in_order check (until_day is null or until_day >= from_day - 1)
);
select platform.wall('organisations.representation');
-- who acts for one participant
create index representation_by_participant on organisations.representation (organisation_id, participant_id);
-- where one account belongs: read by the functions below, which pass the wall for that one account
create index representation_of_account on organisations.representation (account_id);

-- A person of the community: how it calls and reaches them. The sign-in is the account's.
create table organisations.person (
  organisation_id uuid not null,
  account_id uuid not null,
  name text not null,
  email text not null,
  language text,
  primary key (organisation_id, account_id)
);
select platform.wall('organisations.person');

-- A task in the community, held by a person of a participant or by the participant itself, by a decision, from a day to a day.
create table organisations.mandate (
  organisation_id uuid not null,
  id uuid not null,
  role text not null,
  participant_id uuid not null,
  account_id uuid,
  from_day date not null,
  until_day date,
  decision_number text not null,
  decision_on date not null,
  granted_by uuid,
  granted_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, participant_id) references organisations.participant (organisation_id, id),
  constraint mandate_role check (role in ('noyau', 'hub_treasurer', 'second_approver', 'provider', 'holder')),
  constraint mandate_of_a_person check ((account_id is null) = (role in ('provider', 'holder'))),
  constraint mandate_days_in_order check (until_day is null or until_day >= from_day - 1)
);
select platform.wall('organisations.mandate');
-- what one account may do
create index mandate_of_account on organisations.mandate (account_id);

create table organisations.participant_contact (
  organisation_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  name text not null,
  email text,
  phone text,
  about text,
  primary key (organisation_id, id),
  foreign key (organisation_id, participant_id) references organisations.participant (organisation_id, id)
);
select platform.wall('organisations.participant_contact');
-- the contacts of one participant
create index participant_contact_by_participant on organisations.participant_contact (organisation_id, participant_id);

create table organisations.key_figures (
  organisation_id uuid not null,
  participant_id uuid not null,
  year integer not null,
  turnover_ex_vat bigint,
  active_members integer,
  -- hundredths
  staff_fte integer,
  gross_margin bigint,
  source text not null default 'typed',
  declared_by uuid,
  declared_at timestamptz not null,
  attested_by uuid,
  attested_at timestamptz,
  primary key (organisation_id, participant_id, year),
  foreign key (organisation_id, participant_id) references organisations.participant (organisation_id, id),
  constraint figures_not_negative check (coalesce(turnover_ex_vat, 0) >= 0 and coalesce(active_members, 0) >= 0 and coalesce(staff_fte, 0) >= 0),
  constraint attested_by_a_second_person check (attested_by is null or declared_by is null or attested_by <> declared_by)
);
select platform.wall('organisations.key_figures');

create table organisations.sponsor (
  organisation_id uuid not null,
  participant_id uuid not null,
  sponsor_id uuid not null,
  weight integer not null,
  primary key (organisation_id, participant_id, sponsor_id),
  foreign key (organisation_id, participant_id) references organisations.participant (organisation_id, id),
  foreign key (organisation_id, sponsor_id) references organisations.participant (organisation_id, id),
  constraint sponsor_weight check (weight between 1 and 1000),
  constraint nobody_sponsors_itself check (participant_id <> sponsor_id)
);
select platform.wall('organisations.sponsor');

-- Versions of the booklet and of the charter. `texts` are the community's own: { chapter: { fr: '…' } }; a chapter
-- without one says what the software brings.
create table organisations.document (
  organisation_id uuid not null,
  kind text not null,
  version integer not null,
  from_day date not null,
  texts jsonb not null default '{}',
  decision_number text,
  decision_on date,
  published_by uuid,
  published_at timestamptz not null,
  primary key (organisation_id, kind, version),
  constraint document_kind check (kind in ('booklet', 'charter'))
);
select platform.wall('organisations.document', 'append');

create table organisations.tick (
  organisation_id uuid not null,
  participant_id uuid not null,
  kind text not null,
  version integer not null,
  chapter text not null,
  account_id uuid,
  ticked_at timestamptz not null,
  primary key (organisation_id, participant_id, kind, version, chapter),
  foreign key (organisation_id, participant_id) references organisations.participant (organisation_id, id)
);
select platform.wall('organisations.tick', 'append');

-- Every role somebody holds: given by hand, by a mandate, or because they act for a participant.
create view organisations.held_role with (security_invoker = true) as
  select organisation_id, account_id, role, from_day, until_day from organisations.role_grant
  union all
  select organisation_id, account_id, role, from_day, until_day from organisations.mandate where account_id is not null
  union all
  select organisation_id, account_id, 'representative', from_day, until_day from organisations.representation;
grant select on organisations.held_role to komunigi_app;

create or replace function organisations.of_account(account uuid, on_day date) returns setof uuid
language sql stable security definer set search_path = organisations, pg_temp
as $$ select distinct organisation_id from organisations.held_role
      where account_id = account and from_day <= on_day and (until_day is null or until_day >= on_day) order by 1 $$;
create or replace function organisations.belongings(account uuid, on_day date)
returns table (id uuid, roles text[], bundles jsonb)
language sql stable security definer set search_path = organisations, pg_temp
as $$
  select held.organisation_id, array_agg(distinct held.role order by held.role),
    coalesce((select jsonb_object_agg(bundle.role, bundle.permissions) from organisations.role_bundle bundle
              where bundle.organisation_id = held.organisation_id), '{}')
  from organisations.held_role held
  where held.account_id = account and held.from_day <= on_day and (held.until_day is null or held.until_day >= on_day)
  group by held.organisation_id
  order by held.organisation_id
$$;

-- What the organisations that take part in this community tell of themselves: through the wall, for participants alone.
create function organisations.taking_part()
returns table (id uuid, name text, kind text, life_stage text, country text, zone text, currency text, languages text[],
  city text, website text, vat_number text, software_version text, hosted boolean)
language sql stable security definer set search_path = organisations, pg_temp
as $$
  select told.organisation_id, told.name, told.kind, told.life_stage, told.country, told.zone, told.currency, told.languages,
    told.city, told.website, told.vat_number, told.software_version, told.hosted
  from organisations.participant taking
  join organisations.organisation told on told.organisation_id = taking.id
  where taking.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
$$;
revoke all on function organisations.taking_part() from public;
grant execute on function organisations.taking_part() to komunigi_app;
