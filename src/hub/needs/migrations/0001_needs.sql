-- What users suffer from, told once and followed until somebody says that it helps. Rows belong to the community.
create schema needs;
grant usage on schema needs to komunigi_app;

create table needs.need (
  organisation_id uuid not null,
  id uuid not null,
  -- given when it is submitted; a draft has none
  number integer,
  state text not null,
  language text not null,
  problem text,
  who_suffers text,
  frequency text,
  workaround text,
  wished_result text,
  area text not null,
  author_id uuid not null,
  author_account uuid,
  asked_specific boolean not null default false,
  written_at timestamptz not null,
  submitted_on date,
  -- the day from which nobody backed it: it is parked twelve months later
  backed_on date,
  merged_into uuid,
  merged_at timestamptz,
  merged_on date,
  prioritised_on date,
  guessed_minutes integer,
  -- where the core group put it, and the reason everybody reads
  placed_at integer,
  placed_because text,
  -- the analysis: what will change, what will not
  what text,
  what_not text,
  consult_until date,
  class text,
  class_because text,
  class_on date,
  -- why it left the way: declined, parked, withdrawn, replaced, sent back
  exit_reason text,
  parked_until date,
  replaced_by uuid,
  -- the estimate its round pays for
  estimate_id uuid,
  round_id uuid,
  release_id uuid,
  accept_until date,
  in_acceptance_since date,
  delivered_on date,
  closed_on date,
  asked_30_on date,
  reminded_30_on date,
  asked_90_on date,
  reminded_90_on date,
  -- the delivered need whose defect it tells
  defect_of uuid,
  import_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, merged_into) references needs.need (organisation_id, id),
  foreign key (organisation_id, replaced_by) references needs.need (organisation_id, id),
  foreign key (organisation_id, defect_of) references needs.need (organisation_id, id),
  constraint need_state check (state in ('draft', 'collected', 'merged', 'prioritised', 'in_analysis', 'analysed',
    'covered_by_setting', 'specific', 'estimating', 'estimated', 'co_financing', 'funded', 'in_development', 'in_acceptance',
    'delivered', 'closed', 'declined', 'parked', 'withdrawn', 'replaced')),
  constraint need_with_a_number_is_told check (number is null
    or (problem is not null and who_suffers is not null and wished_result is not null)),
  constraint only_drafts_have_no_number check (number is not null or state in ('draft', 'withdrawn')),
  constraint merged_into_another check ((state = 'merged') = (merged_into is not null) and merged_into <> id),
  constraint delivered_on_a_day check (state not in ('delivered', 'closed') or delivered_on is not null)
);
select platform.wall('needs.need');
create unique index need_number on needs.need (organisation_id, number);
-- what happens by itself: parked, accepted, asked for feedback, closed
create index need_by_state on needs.need (organisation_id, state);
-- what was merged into one
create index need_merged_into on needs.need (organisation_id, merged_into) where merged_into is not null;

create table needs.photo (
  organisation_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  type text not null,
  bytes bytea not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, need_id) references needs.need (organisation_id, id)
);
select platform.wall('needs.photo');
create index photo_by_need on needs.photo (organisation_id, need_id);

-- "We too": each organisation once per need; strength 0 takes it back. What was merged keeps its own rows.
create table needs.backing (
  organisation_id uuid not null,
  need_id uuid not null,
  participant_id uuid not null,
  strength smallint not null,
  because text,
  given_at timestamptz not null,
  given_by uuid,
  primary key (organisation_id, need_id, participant_id),
  foreign key (organisation_id, need_id) references needs.need (organisation_id, id),
  constraint backing_strength check (strength between 0 and 3)
);
select platform.wall('needs.backing');

-- Every need and where its voices count: in itself, or in the one it was merged into, however far.
create view needs.counted_in with (security_invoker = true) as
  with recursive way as (
    select organisation_id, id, id as root, null::timestamptz as moved_at from needs.need where merged_into is null
    union all
    select need.organisation_id, need.id, way.root, need.merged_at from needs.need as need
      join way on way.organisation_id = need.organisation_id and way.id = need.merged_into
  )
  select organisation_id, id, root, moved_at from way;
grant select on needs.counted_in to komunigi_app;

-- Who backs a need: the strongest voice of each organisation, its own last word at the need itself before what moved earlier.
create view needs.held_backing with (security_invoker = true) as
  with voice as (
    select counted.organisation_id, counted.root, backing.participant_id, backing.strength, backing.because, backing.given_at,
      counted.moved_at, counted.id = counted.root as own,
      max(backing.given_at) filter (where counted.id = counted.root)
        over (partition by counted.organisation_id, counted.root, backing.participant_id) as own_at
    from needs.counted_in as counted
    join needs.backing as backing on backing.organisation_id = counted.organisation_id and backing.need_id = counted.id
  )
  select distinct on (organisation_id, root, participant_id) organisation_id, root as need_id, participant_id, strength, because,
    given_at
  from voice
  where strength > 0 and (own or own_at is null or moved_at >= own_at)
  order by organisation_id, root, participant_id, strength desc, given_at;
grant select on needs.held_backing to komunigi_app;

create table needs.area_use (
  organisation_id uuid not null,
  participant_id uuid not null,
  area text not null,
  since date not null,
  primary key (organisation_id, participant_id, area)
);
select platform.wall('needs.area_use');

-- What would change for each organisation of the area, and what it answered.
create table needs.consulted (
  organisation_id uuid not null,
  need_id uuid not null,
  participant_id uuid not null,
  effect text,
  -- the day on which somebody of it was told; null: nobody yet
  reached_on date,
  reached_how text,
  answer text,
  reason text,
  answered_at timestamptz,
  answered_by uuid,
  primary key (organisation_id, need_id, participant_id),
  foreign key (organisation_id, need_id) references needs.need (organisation_id, id),
  constraint consultation_answer check (answer is null or answer in ('agrees', 'objects')),
  constraint objection_says_why check (answer is distinct from 'objects' or reason is not null)
);
select platform.wall('needs.consulted');

-- A cycle of ranking: dots count in the last one. Before the first is begun, number 1 runs.
create table needs.cycle (
  organisation_id uuid not null,
  number integer not null,
  from_day date not null,
  begun_at timestamptz not null,
  begun_by uuid,
  primary key (organisation_id, number)
);
select platform.wall('needs.cycle', 'append');

create table needs.dots (
  organisation_id uuid not null,
  cycle integer not null,
  participant_id uuid not null,
  need_id uuid not null,
  dots integer not null,
  put_at timestamptz not null,
  put_by uuid,
  primary key (organisation_id, cycle, participant_id, need_id),
  foreign key (organisation_id, need_id) references needs.need (organisation_id, id),
  constraint dots_whole_and_positive check (dots >= 0)
);
select platform.wall('needs.dots');

-- Offers of providers; a change is a new version in the same series.
create table needs.estimate (
  organisation_id uuid not null,
  id uuid not null,
  series uuid not null,
  version integer not null,
  provider_id uuid not null,
  state text not null,
  minutes_min integer,
  minutes_likely integer,
  minutes_max integer,
  rate bigint,
  basis text,
  net bigint,
  currency text not null,
  valid_until date,
  assumptions text,
  -- [{ "id": …, "text": … }]
  criteria jsonb not null default '[]',
  reason text,
  decision_number text,
  decision_on date,
  asked_at timestamptz not null,
  asked_by uuid,
  submitted_at timestamptz,
  submitted_by uuid,
  primary key (organisation_id, id),
  constraint estimate_state
    check (state in ('requested', 'draft', 'submitted', 'accepted', 'declined', 'expired', 'superseded')),
  constraint estimate_basis check (basis is null or basis in ('fixed', 'capped', 'time')),
  constraint hours_in_order check (minutes_min <= minutes_likely and minutes_likely <= minutes_max),
  constraint quarter_hours check (minutes_min % 15 = 0 and minutes_likely % 15 = 0 and minutes_max % 15 = 0)
);
select platform.wall('needs.estimate');
create unique index estimate_version on needs.estimate (organisation_id, series, version);

create table needs.estimate_need (
  organisation_id uuid not null,
  estimate_id uuid not null,
  need_id uuid not null,
  primary key (organisation_id, estimate_id, need_id),
  foreign key (organisation_id, estimate_id) references needs.estimate (organisation_id, id),
  foreign key (organisation_id, need_id) references needs.need (organisation_id, id)
);
select platform.wall('needs.estimate_need', 'append');
-- the estimates of a need
create index estimate_need_by_need on needs.estimate_need (organisation_id, need_id);

-- Who pays for a need; written by funding when a round is secured, taken away when it is cancelled.
create table needs.payer (
  organisation_id uuid not null,
  need_id uuid not null,
  participant_id uuid not null,
  round_id uuid not null,
  since date not null,
  primary key (organisation_id, need_id, participant_id),
  foreign key (organisation_id, need_id) references needs.need (organisation_id, id)
);
select platform.wall('needs.payer');

create table needs.release (
  organisation_id uuid not null,
  id uuid not null,
  version text not null,
  provider_id uuid not null,
  -- { "fr": …, "nl": … }
  notes jsonb not null,
  released_at timestamptz not null,
  released_by uuid,
  primary key (organisation_id, id)
);
select platform.wall('needs.release', 'append');

create table needs.release_need (
  organisation_id uuid not null,
  release_id uuid not null,
  need_id uuid not null,
  primary key (organisation_id, release_id, need_id),
  foreign key (organisation_id, release_id) references needs.release (organisation_id, id),
  foreign key (organisation_id, need_id) references needs.need (organisation_id, id)
);
select platform.wall('needs.release_need', 'append');

create table needs.acceptance (
  organisation_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  release_id uuid not null,
  participant_id uuid not null,
  -- null: the whole
  criterion uuid,
  answer text not null,
  reason text,
  given_at timestamptz not null,
  given_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, need_id) references needs.need (organisation_id, id),
  foreign key (organisation_id, release_id) references needs.release (organisation_id, id),
  constraint acceptance_answer check (answer in ('ok', 'rejected')),
  constraint rejection_says_what check (answer = 'ok' or (criterion is not null and reason is not null))
);
select platform.wall('needs.acceptance', 'append');
create index acceptance_by_need on needs.acceptance (organisation_id, need_id);

create table needs.feedback (
  organisation_id uuid not null,
  need_id uuid not null,
  participant_id uuid not null,
  day smallint not null,
  used text not null,
  score smallint not null,
  defects text,
  given_at timestamptz not null,
  given_by uuid,
  primary key (organisation_id, need_id, participant_id, day),
  foreign key (organisation_id, need_id) references needs.need (organisation_id, id),
  constraint feedback_day check (day in (30, 90)),
  constraint feedback_used check (used in ('yes', 'partly', 'no')),
  constraint feedback_score check (score between 0 and 5)
);
select platform.wall('needs.feedback');

create table needs.work (
  organisation_id uuid not null,
  id uuid not null,
  provider_id uuid not null,
  account_id uuid,
  need_id uuid,
  kind text not null,
  minutes integer not null,
  day date not null,
  written_at timestamptz not null,
  taken_back_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, need_id) references needs.need (organisation_id, id),
  constraint work_kind check (kind in ('analysis', 'coordination', 'development')),
  constraint work_of_some_minutes check (minutes > 0)
);
select platform.wall('needs.work');
create index work_by_need on needs.work (organisation_id, need_id);
create index work_by_day on needs.work (organisation_id, day);

-- Minutes that dues and hours in kind bought in a month, as funding counted them.
create table needs.funded_month (
  organisation_id uuid not null,
  month text not null,
  minutes integer not null,
  noted_at timestamptz not null,
  primary key (organisation_id, month),
  constraint funded_minutes_not_negative check (minutes >= 0)
);
select platform.wall('needs.funded_month');

create table needs.opinion (
  organisation_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  participant_id uuid not null,
  account_id uuid,
  text text not null,
  written_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, need_id) references needs.need (organisation_id, id)
);
select platform.wall('needs.opinion', 'append');
create index opinion_by_need on needs.opinion (organisation_id, need_id);
