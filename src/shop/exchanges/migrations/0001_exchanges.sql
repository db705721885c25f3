-- Exchanges: what members arrange among themselves. Who sits where stays in `shifts`; here is how it came about.

create schema exchanges;
grant usage on schema exchanges to komunigi_app;

-- One seat left for another: never changed, never taken back; a further change is a row of its own.
create table exchanges.change (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  old_attendance_id uuid not null,
  new_attendance_id uuid not null,
  old_shift_id uuid not null,
  new_shift_id uuid not null,
  purpose text not null,
  chain integer not null check (chain >= 1),
  changed_at timestamptz not null,
  primary key (organisation_id, id),
  constraint change_goes_to_another_shift check (old_shift_id <> new_shift_id)
);
-- a seat is left once and reached once
create unique index change_leaves_a_seat_once on exchanges.change (organisation_id, old_attendance_id);
create unique index change_reaches_a_seat_once on exchanges.change (organisation_id, new_attendance_id);
create index change_by_member on exchanges.change (organisation_id, member_id, changed_at);
select platform.wall('exchanges.change');

create table exchanges.swap_proposal (
  organisation_id uuid not null,
  id uuid not null,
  -- how it came about: somebody accepted a request, a match was found, two had agreed already
  origin text not null check (origin in ('accepted', 'matched', 'agreed')),
  state text not null default 'pending' check (state in ('pending', 'done', 'off')),
  off_reason text check (off_reason in ('declined', 'expired', 'checks', 'cancelled')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  constraint proposal_off_has_a_reason check ((state = 'off') = (off_reason is not null)),
  constraint proposal_ends_when_not_pending check ((state = 'pending') = (ended_at is null))
);
-- proposals that run out
create index swap_proposal_pending on exchanges.swap_proposal (organisation_id, expires_at) where state = 'pending';
select platform.wall('exchanges.swap_proposal');

create table exchanges.swap_request (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  attendance_id uuid not null,
  -- somebody with whom it was agreed already
  partner_id uuid,
  state text not null default 'open' check (state in ('open', 'offered', 'done', 'cancelled', 'expired')),
  -- the proposal it was made to accept: it ends with that one
  made_for_id uuid,
  end_reason text,
  made_at timestamptz not null,
  ended_at timestamptz,
  -- the one mail that nobody was found
  no_match_told_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, made_for_id) references exchanges.swap_proposal (organisation_id, id),
  constraint request_ends_when_not_live check ((state in ('open', 'offered')) = (ended_at is null))
);
-- one live request per seat, whoever presses twice
create unique index swap_request_once_per_seat
  on exchanges.swap_request (organisation_id, attendance_id) where state in ('open', 'offered');
create index swap_request_by_member on exchanges.swap_request (organisation_id, member_id, made_at);
select platform.wall('exchanges.swap_request');

-- What would suit: one shift, or a pattern in which every filled column must fit.
create table exchanges.wish (
  organisation_id uuid not null,
  request_id uuid not null,
  rank integer not null check (rank between 1 and 20),
  shift_id uuid,
  weekday integer check (weekday between 1 and 7),
  starts time,
  kind_id uuid,
  from_day date,
  until_day date,
  primary key (organisation_id, request_id, rank),
  foreign key (organisation_id, request_id) references exchanges.swap_request (organisation_id, id) on delete cascade,
  constraint wish_says_something check (shift_id is not null or weekday is not null or starts is not null
    or kind_id is not null or from_day is not null or until_day is not null),
  constraint wish_ends_after_it_began check (until_day is null or from_day is null or until_day >= from_day)
);
-- requests that wish for exactly this shift
create index wish_by_shift on exchanges.wish (organisation_id, shift_id) where shift_id is not null;
select platform.wall('exchanges.wish');

create table exchanges.swap_leg (
  organisation_id uuid not null,
  proposal_id uuid not null,
  position integer not null check (position between 1 and 4),
  request_id uuid not null,
  member_id uuid not null,
  -- the seat given, and the one taken
  gives_id uuid not null,
  takes_id uuid not null,
  consented_at timestamptz,
  -- copied from the proposal, so that an index can hold what follows
  pending boolean not null default true,
  primary key (organisation_id, proposal_id, position),
  foreign key (organisation_id, proposal_id) references exchanges.swap_proposal (organisation_id, id),
  foreign key (organisation_id, request_id) references exchanges.swap_request (organisation_id, id),
  constraint leg_takes_another_seat check (gives_id <> takes_id)
);
-- a seat is in one pending proposal at most
create unique index swap_leg_once_per_seat on exchanges.swap_leg (organisation_id, gives_id) where pending;
create index swap_leg_by_request on exchanges.swap_leg (organisation_id, request_id);
select platform.wall('exchanges.swap_leg');

create table exchanges.stand_in_call (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  attendance_id uuid not null,
  -- asked by name; nobody: open to whoever may
  named_id uuid,
  state text not null default 'open' check (state in ('open', 'filled', 'withdrawn', 'expired')),
  end_reason text,
  taken_by_id uuid,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  constraint call_filled_by_somebody check ((state = 'filled') = (taken_by_id is not null)),
  constraint call_ends_when_not_open check ((state = 'open') = (ended_at is null)),
  constraint call_is_for_somebody_else check (named_id <> member_id and taken_by_id <> member_id)
);
create unique index stand_in_call_once_per_seat
  on exchanges.stand_in_call (organisation_id, attendance_id) where state = 'open';
create index stand_in_call_by_member on exchanges.stand_in_call (organisation_id, member_id, made_at);
select platform.wall('exchanges.stand_in_call');

create table exchanges.pot_offer (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  shift_id uuid not null,
  -- the seat of a validated gift
  attendance_id uuid,
  state text not null default 'draft' check (state in ('draft', 'validated', 'cancelled')),
  made_at timestamptz not null,
  validated_at timestamptz,
  cancelled_at timestamptz,
  primary key (organisation_id, id),
  constraint validated_gift_has_a_seat check (state <> 'validated' or attendance_id is not null)
);
create unique index pot_offer_once_per_seat
  on exchanges.pot_offer (organisation_id, attendance_id) where state = 'validated';
create index pot_offer_by_member on exchanges.pot_offer (organisation_id, member_id, made_at);
select platform.wall('exchanges.pot_offer');

create table exchanges.pot_request (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  -- a seat ahead that is freed, an absence that is forgiven, or a credit for whoever is counted
  sort text not null check (sort in ('seat', 'absence', 'credit')),
  attendance_id uuid,
  reason text not null,
  state text not null default 'draft' check (state in ('draft', 'validated', 'cancelled')),
  made_on date not null,
  made_at timestamptz not null,
  validated_at timestamptz,
  cancelled_at timestamptz,
  primary key (organisation_id, id),
  constraint request_names_its_seat check ((sort = 'credit') = (attendance_id is null))
);
create unique index pot_request_once_per_seat
  on exchanges.pot_request (organisation_id, attendance_id) where state in ('draft', 'validated');
create index pot_request_by_member on exchanges.pot_request (organisation_id, member_id, made_on);
select platform.wall('exchanges.pot_request');

-- When somebody may be called: every filled column must fit.
create table exchanges.standby (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  weekday integer check (weekday between 1 and 7),
  kind_id uuid,
  starts_from time,
  starts_until time,
  from_day date not null,
  until_day date,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  constraint standby_ends_after_it_began check (until_day is null or until_day >= from_day)
);
create index standby_by_member on exchanges.standby (organisation_id, member_id) where ended_at is null;
select platform.wall('exchanges.standby');

-- A place that wants somebody soon.
create table exchanges.call_out (
  organisation_id uuid not null,
  id uuid not null,
  shift_id uuid not null,
  -- the call for a stand-in behind it; none: a free place
  call_id uuid,
  state text not null default 'open' check (state in ('open', 'filled', 'over')),
  opened_at timestamptz not null,
  last_invited_at timestamptz,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, call_id) references exchanges.stand_in_call (organisation_id, id),
  constraint call_out_ends_when_not_open check ((state = 'open') = (ended_at is null))
);
create unique index call_out_once_per_shift
  on exchanges.call_out (organisation_id, shift_id) where state = 'open' and call_id is null;
create unique index call_out_once_per_call
  on exchanges.call_out (organisation_id, call_id) where state = 'open' and call_id is not null;
select platform.wall('exchanges.call_out');

create table exchanges.call_out_invitation (
  organisation_id uuid not null,
  call_out_id uuid not null,
  member_id uuid not null,
  invited_at timestamptz not null,
  answer text check (answer in ('came', 'declined', 'too_late')),
  answered_at timestamptz,
  primary key (organisation_id, call_out_id, member_id),
  foreign key (organisation_id, call_out_id) references exchanges.call_out (organisation_id, id)
);
-- who was called least recently
create index call_out_invitation_by_member on exchanges.call_out_invitation (organisation_id, member_id, invited_at);
select platform.wall('exchanges.call_out_invitation');
