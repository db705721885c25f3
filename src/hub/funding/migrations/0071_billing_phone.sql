-- A phone number for questions on invoices: German sellers name one to German buyers.
alter table funding.billing add column phone text;
