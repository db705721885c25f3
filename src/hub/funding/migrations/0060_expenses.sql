-- What somebody spent for the community, from the first draft until it is paid, and the papers that prove it.
create table funding.expense (
  organisation_id uuid not null,
  id uuid not null,
  -- counted from the day it is handed in
  number integer,
  participant_id uuid not null,
  author_id uuid,
  what text not null,
  -- number or name of the paper
  document text,
  spent_on date not null,
  net bigint not null,
  vat bigint not null,
  currency text not null,
  -- which account bears it
  born_by text not null,
  -- whose bank account pays it; asked for when it is approved
  holder_id uuid,
  payee text,
  iban text,
  state text not null,
  -- the last word of whoever turned it down, asked for more, or said why it failed
  note text,
  cost_set_id uuid,
  payout_set_id uuid,
  fee_set_id uuid,
  fee bigint not null default 0,
  pay_on date,
  paid_on date,
  written_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organisation_id, id),
  constraint expense_state check (state in ('draft', 'submitted', 'approved', 'scheduled', 'paid', 'rejected', 'incomplete',
    'error', 'cancelled', 'unpaid')),
  constraint expense_amounts check (net >= 0 and vat >= 0 and fee >= 0),
  constraint expense_currency check (currency in ('EUR', 'CHF')),
  constraint expense_born_by check (born_by in ('dues', 'reserve')),
  constraint handed_in_has_a_number check (state in ('draft', 'cancelled') or number is not null),
  constraint approved_is_booked check (state not in ('approved', 'scheduled', 'paid', 'error', 'unpaid') or cost_set_id is not null),
  constraint paid_is_booked check (state <> 'paid' or payout_set_id is not null)
);
select platform.wall('funding.expense');
create unique index expense_number on funding.expense (organisation_id, number) where number is not null;
create index expense_state_day on funding.expense (organisation_id, state, spent_on);
create index expense_author on funding.expense (organisation_id, author_id);
create index expense_sets on funding.expense (organisation_id, payout_set_id) where payout_set_id is not null;
create index expense_cost_set on funding.expense (organisation_id, cost_set_id) where cost_set_id is not null;

create table funding.expense_document (
  organisation_id uuid not null,
  id uuid not null,
  expense_id uuid not null,
  name text not null,
  type text not null,
  bytes bytea not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, expense_id) references funding.expense (organisation_id, id)
);
select platform.wall('funding.expense_document');
create index expense_document_of on funding.expense_document (organisation_id, expense_id, added_at);
