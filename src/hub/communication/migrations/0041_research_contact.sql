-- Who asked is forgotten once a request ended; what was asked, what for and what became of it stays.
alter table communication.research
  alter column name drop not null,
  alter column email drop not null,
  add column contact_forgotten_on date,
  add check ((contact_forgotten_on is null) = (name is not null and email is not null));
