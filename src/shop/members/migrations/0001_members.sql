-- Who is known to a shop, who is its member, who shops with whom, and on which card.
-- Contact, account, membership, household link and card are records of their own: none stands in for another.

create schema members;
grant usage on schema members to komunigi_app;

-- PostgreSQL calls array_to_string stable because of other types; for text it never changes.
create function members.joined(given text[]) returns text
language sql immutable parallel safe
as $$ select array_to_string(given, ' ') $$;

-- Names as shown and as sorted. The same stand in rules/names.ts; a test compares both.
create function members.shown_name(kind text, name text, first_name text, used_name text, last_name text) returns text
language sql immutable parallel safe
as $$
  select case when kind = 'entity' then coalesce(name, '') else
    btrim(coalesce(nullif(used_name, ''), first_name, '') || ' ' || case when last_name = '-' then '' else coalesce(last_name, '') end)
  end
$$;
create function members.sorted_name(kind text, name text, first_name text, used_name text, last_name text) returns text
language sql immutable parallel safe
as $$
  select platform.plain(case when kind = 'entity' then coalesce(name, '') else
    btrim(case when last_name = '-' then '' else coalesce(last_name, '') end || ' ' || coalesce(nullif(used_name, ''), first_name, ''))
  end)
$$;
grant execute on all functions in schema members to komunigi_app;

create table members.contact (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null constraint contact_is_person_or_entity check (kind in ('person', 'entity')),
  -- a person
  first_name text,
  last_name text,
  used_name text,
  pronouns text,
  birth_date date constraint birth_date_possible check (birth_date >= '1900-01-01'),
  gender text constraint gender_known check (gender in ('female', 'male', 'other')),
  -- an entity: who acts for it, and as what
  name text,
  legal_form text,
  register_no text,
  representative_id uuid,
  representative_function text,
  -- both
  email text,
  other_emails text[] not null default '{}',
  phone text,
  mobile text,
  street text,
  street2 text,
  zip text,
  city text,
  country text,
  language text constraint language_known check (language in ('fr', 'nl', 'de', 'en', 'es')),
  tax_id text,
  photo text,
  deceased_on date,
  tags text[] not null default '{}',
  staff_notes text,
  info_session_on date,
  -- the sign-in of this person in this shop
  account_id uuid,
  -- what another system called this contact, and its cells that could not be read, as text by column
  external_id text,
  kept jsonb not null default '{}',
  archived_at timestamptz,
  -- a merged contact stays as a signpost to the one that was kept
  merged_into uuid,
  created_at timestamptz not null,
  -- counts the changes: an old tab is told that somebody else was faster
  version integer not null default 1,
  display_name text not null generated always as (members.shown_name(kind, name, first_name, used_name, last_name)) stored,
  sort_name text not null generated always as (members.sorted_name(kind, name, first_name, used_name, last_name)) stored,
  search text not null generated always as (platform.plain(
    coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(used_name, '') || ' ' || coalesce(first_name, '')
    || ' ' || coalesce(name, '') || ' ' || coalesce(email, '') || ' ' || members.joined(other_emails))) stored,
  primary key (organisation_id, id),
  constraint representative_is_known foreign key (organisation_id, representative_id) references members.contact (organisation_id, id),
  constraint merged_into_is_known foreign key (organisation_id, merged_into) references members.contact (organisation_id, id),
  constraint only_entities_are_represented check (kind = 'entity' or representative_id is null),
  constraint merged_is_archived check (merged_into is null or archived_at is not null)
);
-- one contact per shop and account; and: who is the person signed in?
create unique index one_contact_per_account on members.contact (organisation_id, account_id) where account_id is not null;
-- a person represents at most one entity; and: whom does this person represent?
create unique index represents_one_entity on members.contact (organisation_id, representative_id) where representative_id is not null;
-- importing again finds the same contact
create unique index one_contact_per_external_id on members.contact (organisation_id, external_id) where external_id is not null;
-- the directory in the order of names
create index contact_by_name on members.contact (organisation_id, sort_name, id) where merged_into is null;
-- who has this address: matching at creation and import, duplicates
create index contact_by_email on members.contact (organisation_id, lower(email)) where email is not null and merged_into is null;
-- which entity has this register number
create index contact_by_register_no on members.contact (organisation_id, register_no) where register_no is not null and merged_into is null;
-- duplicates: same name and birth date
create index contact_by_name_and_birth on members.contact (organisation_id, sort_name, birth_date) where merged_into is null;
-- which contacts went into this one
create index contact_by_merged_into on members.contact (organisation_id, merged_into) where merged_into is not null;
select platform.wall('members.contact');

-- What a contact is to the shop. No row: neither member nor candidate. Written by `shares` through the door.
create table members.membership (
  organisation_id uuid not null,
  contact_id uuid not null,
  member_no bigint constraint member_no_positive check (member_no > 0),
  since date,
  last_day date,
  role text not null default 'eater' constraint role_known check (role in ('worker', 'eater')),
  force_worker boolean not null default false,
  investing boolean not null default false,
  excluded_on date,
  exclusion_reason text,
  exclusion_heard_on date,
  exclusion_lifted_on date,
  primary key (organisation_id, contact_id),
  constraint membership_of_a_contact foreign key (organisation_id, contact_id) references members.contact (organisation_id, id),
  constraint member_no_unique unique (organisation_id, member_no),
  constraint last_day_after_first check (last_day is null or last_day >= since),
  constraint exclusion_has_a_reason check (excluded_on is null or exclusion_reason is not null)
);
-- the directory in the order of joining
create index membership_by_since on members.membership (organisation_id, since, contact_id);
select platform.wall('members.membership');

-- Cards: a code is never given twice, not even after the card ended.
create table members.card (
  organisation_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  code text not null constraint code_has_no_blanks check (code <> '' and code !~ '\s'),
  state text not null constraint card_state_known check (state in ('ordered', 'printed', 'active', 'ended')),
  -- why this card was made
  reason text,
  ordered_on date,
  printed_on date,
  active_on date,
  ended_on date,
  end_reason text constraint end_reason_known check (end_reason in ('lost', 'stolen', 'damaged', 'replaced', 'expired', 'left')),
  primary key (organisation_id, id),
  constraint card_of_a_contact foreign key (organisation_id, contact_id) references members.contact (organisation_id, id),
  constraint card_code_unique unique (organisation_id, code),
  constraint ended_has_day_and_reason check ((state = 'ended') = (ended_on is not null) and (state = 'ended') = (end_reason is not null))
);
-- the cards of a person; at most one of them still counts
create unique index one_card_that_counts on members.card (organisation_id, contact_id) where state <> 'ended';
create index card_by_contact on members.card (organisation_id, contact_id, id);
select platform.wall('members.card');

-- Who shops on whose membership, from day to day (both included).
create table members.household_link (
  organisation_id uuid not null,
  id uuid not null,
  head_id uuid not null,
  contact_id uuid not null,
  kind text not null constraint link_kind_known check (kind in ('adult', 'minor', 'temporary', 'shopper')),
  from_day date not null,
  until_day date,
  may_shop boolean not null default true,
  may_work boolean not null default false,
  primary key (organisation_id, id),
  constraint link_head_known foreign key (organisation_id, head_id) references members.contact (organisation_id, id),
  constraint link_person_known foreign key (organisation_id, contact_id) references members.contact (organisation_id, id),
  constraint head_is_somebody_else check (head_id <> contact_id),
  constraint link_days_in_order check (until_day is null or until_day >= from_day - 1)
);
-- one open link per person; and: with whom does this person shop?
create unique index one_open_link_per_person on members.household_link (organisation_id, contact_id) where until_day is null;
create index link_by_contact on members.household_link (organisation_id, contact_id, from_day);
-- the household of a head
create index link_by_head on members.household_link (organisation_id, head_id, from_day);
select platform.wall('members.household_link');

-- Pairs that look like one person and were looked at: two people.
create table members.different_people (
  organisation_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  primary key (organisation_id, one_id, other_id),
  constraint pair_in_order check (one_id < other_id)
);
select platform.wall('members.different_people');

-- What other modules may know of a member, membership facts included. Merged contacts are not in it.
create view members.public_member with (security_invoker = true) as
select contact.organisation_id,
       contact.id as contact_id,
       contact.kind,
       contact.first_name,
       contact.last_name,
       contact.display_name,
       contact.sort_name,
       contact.search,
       contact.email,
       coalesce(contact.mobile, contact.phone) as phone,
       contact.language,
       contact.photo,
       contact.birth_date,
       contact.deceased_on,
       contact.account_id,
       membership.member_no,
       case when membership.force_worker then 'worker' else membership.role end as role,
       coalesce(membership.force_worker, false) as force_worker,
       membership.since,
       membership.last_day,
       coalesce(membership.excluded_on is not null and membership.exclusion_lifted_on is null, false) as excluded,
       coalesce(membership.investing, false) as investing,
       contact.archived_at is not null as archived
from members.contact
left join members.membership
  on membership.organisation_id = contact.organisation_id and membership.contact_id = contact.id
where contact.merged_into is null;
grant select on members.public_member to komunigi_app;
