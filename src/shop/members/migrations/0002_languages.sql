-- Which languages there are is said once, in the program: another one is no change of the database.
alter table members.contact drop constraint language_known;
alter table members.contact add constraint language_shaped check (language ~ '^[a-z]{2,3}$');
