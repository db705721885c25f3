-- How the thing a vote is about was called when the vote was planned: lists and files name it without asking whose it is.
alter table governance.vote add column matter_name text;
