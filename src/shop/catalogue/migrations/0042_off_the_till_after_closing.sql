-- What waits for the tills to close: a product is withdrawn, or only no longer sold at the till.
alter table catalogue.withdrawal rename to after_closing;
alter table catalogue.after_closing add column does text not null default 'withdraw';
alter table catalogue.after_closing alter column does drop default;
alter table catalogue.after_closing add constraint withdrawn_or_off_the_till check (does in ('withdraw', 'off_till'));
alter table catalogue.after_closing drop constraint withdrawal_pkey;
alter table catalogue.after_closing add constraint after_closing_pkey primary key (organisation_id, product_id, does);
