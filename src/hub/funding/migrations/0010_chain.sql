-- Each set carries the hash of the one before: whoever changes an old one breaks all that follow. Who approved a set
-- stands with it. Sets booked before this have no hash; the chain begins with the first that has one.
alter table funding.entry_set add column hash text;
alter table funding.entry_set add column approvals jsonb not null default '[]';
