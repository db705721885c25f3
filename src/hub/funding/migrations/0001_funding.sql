-- Money of a community: sets of lines that balance in each currency. Nothing here is ever changed or deleted.
create schema funding;
grant usage on schema funding to komunigi_app;

create table funding.entry_set (
  organisation_id uuid not null,
  id uuid not null,
  number integer not null,
  kind text not null,
  day date not null,
  -- the same wish has the same key: repeating it books nothing
  request_key text not null,
  reverses uuid,
  note text,
  booked_at timestamptz not null,
  booked_by uuid,
  primary key (organisation_id, id),
  constraint entry_kind check (kind in ('dues', 'call', 'buy_in', 'payment', 'hours_done', 'cost', 'payout', 'fee', 'refund',
    'redistribution', 'surplus', 'advance', 'reserve_in', 'reserve_out', 'grant', 'cover', 'opening', 'reversal')),
  constraint reversal_names_what_it_undoes check ((kind = 'reversal') = (reverses is not null))
);
select platform.wall('funding.entry_set', 'append');
create unique index entry_set_number on funding.entry_set (organisation_id, number);
create unique index entry_set_key on funding.entry_set (organisation_id, request_key);
-- a set is undone once
create unique index entry_set_reverses on funding.entry_set (organisation_id, reverses) where reverses is not null;
create index entry_set_day on funding.entry_set (organisation_id, day, number);

create table funding.entry_line (
  organisation_id uuid not null,
  set_id uuid not null,
  place integer not null,
  account text not null,
  -- the organisation, provider, holder or round the account is about
  about uuid,
  currency text not null,
  -- whole cents: debit above 0, credit below
  amount bigint not null,
  primary key (organisation_id, set_id, place),
  foreign key (organisation_id, set_id) references funding.entry_set (organisation_id, id),
  constraint line_currency check (currency in ('EUR', 'CHF')),
  constraint line_of_something check (amount <> 0),
  constraint line_account check (account in ('receivable', 'credit', 'advance', 'payable', 'bank', 'round', 'work', 'dues', 'vat',
    'fees', 'reserve', 'exchange', 'opening')),
  constraint account_about check ((about is null) = (account in ('dues', 'vat', 'fees', 'reserve', 'exchange', 'opening')))
);
select platform.wall('funding.entry_line', 'append');
create index entry_line_account on funding.entry_line (organisation_id, account, about, currency);

create table funding.locked_month (
  organisation_id uuid not null,
  month text not null,
  locked_at timestamptz not null,
  locked_by uuid,
  primary key (organisation_id, month)
);
select platform.wall('funding.locked_month', 'append');
