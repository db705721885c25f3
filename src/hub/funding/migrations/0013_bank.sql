-- What a bank says came in and went out: each line once, however often its file is handed in, and what was made of it.
create table funding.bank_file (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  iban text,
  lines integer not null,
  read_at timestamptz not null,
  read_by uuid,
  primary key (organisation_id, id)
);
select platform.wall('funding.bank_file', 'append');

create table funding.bank_line (
  organisation_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  key text not null,
  day date not null,
  amount bigint not null,
  currency text not null,
  charges bigint not null,
  given_currency text,
  given_amount bigint,
  name text,
  iban text,
  text text not null,
  -- matched: something was booked for it; set_aside: somebody said that nothing is to be booked
  state text not null,
  -- what it probably pays
  proposed_id uuid,
  set_id uuid,
  note text,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, file_id) references funding.bank_file (organisation_id, id),
  constraint bank_line_state check (state in ('waiting', 'matched', 'set_aside')),
  constraint matched_is_booked check ((state = 'matched') = (set_id is not null)),
  constraint bank_line_of_something check (amount <> 0)
);
select platform.wall('funding.bank_line');
create unique index bank_line_key on funding.bank_line (organisation_id, key);
create unique index bank_line_set on funding.bank_line (organisation_id, set_id) where set_id is not null;
create index bank_line_state on funding.bank_line (organisation_id, state, day);
