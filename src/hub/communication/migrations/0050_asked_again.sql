-- The day on which an address that is known was last written to because it was typed in again.
alter table communication.subscriber add column told_again_on date;
alter table communication.contributor add column told_again_on date;
