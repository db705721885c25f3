-- Whether the person agrees that people of other organisations see how to reach them.
alter table organisations.participant_contact add column agreed boolean not null default false;
