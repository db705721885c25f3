-- What a version changes for whom: a kind of organisation, or one that is named. The text for all of them stays beside it.
alter table governance.version add column effects jsonb not null default '[]';
