-- Swaps: who was asked by name of the slot, what a proposal is made of, and what nobody is asked again.

-- Two wishes may be as dear as one another.
alter table exchanges.wish add column position integer not null default 1;
update exchanges.wish set position = rank;
alter table exchanges.wish drop constraint wish_pkey;
alter table exchanges.wish add primary key (organisation_id, request_id, position);
alter table exchanges.wish alter column position drop default;

-- how many exchanges were possible around these people when it was found; none: too many to try them all
alter table exchanges.swap_proposal add column possible integer;
-- how dear the wish is that this leg fulfils; none: nothing was wished, two had agreed
alter table exchanges.swap_leg add column rank integer;
alter table exchanges.swap_leg add column declined_at timestamptz;
create index swap_leg_by_taken on exchanges.swap_leg (organisation_id, takes_id);

-- Whose seat somebody's request was made known for, and who would rather not.
create table exchanges.swap_ask (
  organisation_id uuid not null,
  request_id uuid not null,
  attendance_id uuid not null,
  member_id uuid not null,
  -- by mail; none: found on the own page
  asked_at timestamptz,
  declined_at timestamptz,
  primary key (organisation_id, request_id, attendance_id),
  foreign key (organisation_id, request_id) references exchanges.swap_request (organisation_id, id) on delete cascade
);
create index swap_ask_by_member on exchanges.swap_ask (organisation_id, member_id);
select platform.wall('exchanges.swap_ask');
