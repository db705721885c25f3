-- The day on which an address that is registered already was last written to because it was given again.
alter table meetings.registration add column told_again_on date;
