-- A call bears the reference and the invoice that its payer gets; the meeting after a default is noted.
drop index funding.call_line_reference;
alter table funding.call_line alter column reference type text using reference::text;
alter table funding.call_line add column invoice_id uuid, add column mediated_on date;
create index call_line_reference on funding.call_line (organisation_id, reference);
-- approvals stand with the wishes that need them
drop table funding.approval;
