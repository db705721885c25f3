-- What stands on invoices about an organisation: the latest word counts, an issued invoice keeps its own copy.
create table funding.billing (
  organisation_id uuid not null,
  -- an organisation that takes part, or the community itself
  participant_id uuid not null,
  name text,
  street text,
  postcode text,
  city text,
  country text,
  -- number in the register of companies
  registration text,
  vat_number text,
  -- the day somebody checked the number with the register; none: never
  vat_checked_on date,
  vat_status text not null default 'liable',
  -- the law that exempts it, as it has to be written
  exemption text,
  iban text,
  bic text,
  email text,
  -- its address in the Peppol network
  endpoint_scheme text,
  endpoint text,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (organisation_id, participant_id),
  constraint billing_vat_status check (vat_status in ('liable', 'exempt', 'outside')),
  constraint endpoint_with_its_scheme check ((endpoint is null) = (endpoint_scheme is null))
);
select platform.wall('funding.billing');

-- Invoices and credit notes as they were issued: never changed, never deleted.
create table funding.invoice (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null,
  -- what is asked money for, and the dues period, call or late joining it belongs to
  about text not null,
  subject_id uuid,
  -- the invoice that a credit note takes back
  credits_id uuid,
  seller_id uuid not null,
  buyer_id uuid not null,
  year integer not null,
  seq integer not null,
  number text not null,
  issued_on date not null,
  due_on date not null,
  period_from date,
  period_to date,
  currency text not null,
  language text not null,
  -- both as they stood on that day
  seller jsonb not null,
  buyer jsonb not null,
  net bigint not null,
  vat bigint not null,
  total bigint not null,
  reference text not null,
  reason text,
  search text not null,
  issued_at timestamptz not null,
  issued_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, credits_id) references funding.invoice (organisation_id, id),
  constraint invoice_kind check (kind in ('invoice', 'credit_note')),
  constraint invoice_about check (about in ('dues', 'call', 'buy_in', 'other')),
  constraint credit_note_names_its_invoice check ((kind = 'credit_note') = (credits_id is not null)),
  constraint invoice_adds_up check (total = net + vat),
  constraint invoice_currency check (currency in ('EUR', 'CHF')),
  constraint invoice_period check ((period_from is null) = (period_to is null))
);
select platform.wall('funding.invoice', 'append');
-- no number twice for a seller and year
create unique index invoice_seq on funding.invoice (organisation_id, seller_id, year, seq);
create index invoice_subject on funding.invoice (organisation_id, subject_id) where subject_id is not null;
create index invoice_credits on funding.invoice (organisation_id, credits_id) where credits_id is not null;
create index invoice_buyer on funding.invoice (organisation_id, buyer_id, issued_on);

create table funding.invoice_line (
  organisation_id uuid not null,
  invoice_id uuid not null,
  place integer not null,
  text text not null,
  net bigint not null,
  vat_kind text not null,
  vat_bp integer not null,
  vat bigint not null,
  primary key (organisation_id, invoice_id, place),
  foreign key (organisation_id, invoice_id) references funding.invoice (organisation_id, id),
  constraint line_vat_kind check (vat_kind in ('standard', 'zero', 'reverse_charge', 'export', 'exempt', 'outside'))
);
select platform.wall('funding.invoice_line', 'append');
