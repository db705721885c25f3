-- Gatherings with registration, and who comes.
create table meetings.event (
  organisation_id uuid not null,
  id uuid not null,
  number integer not null,
  state text not null,
  title text not null,
  about text,
  meeting_id uuid,
  -- [{ "day": …, "from": …, "until": …, "says": … }], the earliest first
  days jsonb not null,
  first_day date not null,
  last_day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text,
  link text,
  -- null: no limit
  capacity integer,
  seats_per_organisation integer,
  questions text[] not null,
  -- cents in the community's currency, the lowest first; 0 is always among them
  price_steps bigint[] not null,
  open_to_all boolean not null,
  register_until date,
  cancel_reason text,
  version integer not null default 1,
  announced_at timestamptz not null,
  announced_by uuid,
  primary key (organisation_id, id),
  constraint event_number unique (organisation_id, number),
  foreign key (organisation_id, meeting_id) references meetings.meeting (organisation_id, id),
  constraint event_state check (state in ('announced', 'cancelled')),
  constraint event_cancelled_says_why check (state <> 'cancelled' or cancel_reason is not null),
  constraint event_capacity check (capacity > 0),
  constraint event_seats check (seats_per_organisation > 0),
  constraint event_may_be_free check (0 = any(price_steps)),
  constraint event_ends check (ends_at > starts_at)
);
create index event_by_day on meetings.event (organisation_id, starts_at, id);
select platform.wall('meetings.event');

create table meetings.registration (
  organisation_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  -- null: a guest
  participant_id uuid,
  account_id uuid,
  name text not null,
  email text,
  language text not null,
  food text,
  lodging text,
  access text,
  price bigint not null,
  state text not null,
  -- the place in the line, by the order of asking
  seq integer not null,
  asked_at timestamptz not null,
  offered_until timestamptz,
  -- a guest's name and address were forgotten, some weeks after
  forgotten boolean not null default false,
  primary key (organisation_id, id),
  foreign key (organisation_id, event_id) references meetings.event (organisation_id, id),
  constraint registration_seq unique (organisation_id, event_id, seq),
  constraint registration_state check (state in ('confirmed', 'waiting', 'offered', 'lapsed', 'cancelled')),
  constraint offered_has_an_end check (state <> 'offered' or offered_until is not null)
);
-- who comes to an event, in the order of asking
create index registration_of_event on meetings.registration (organisation_id, event_id, seq);
-- offers that end next
create index registration_offered on meetings.registration (organisation_id, offered_until) where state = 'offered';
select platform.wall('meetings.registration');
