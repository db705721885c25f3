-- Secret votes: who has cast stands on the roll, what was cast in a box of its own, and nothing links the two.
alter table governance.vote
  add column secret boolean not null default false,
  -- persons: an election, or a decision about somebody
  add column about_persons boolean not null default false,
  add constraint secret_about_persons check (not secret or (about_persons and hide = 'until_closed'));

-- the day alone: a time could be held against the box
alter table governance.elector add column cast_on date;

-- Written anew in random order each night and at the closing: neither the order of rows nor transactions tell who cast which.
-- Its ids are chance; there is no time, no sequence, and no reference to the roll.
create table governance.secret_ballot (
  organisation_id uuid not null,
  vote_id uuid not null,
  id uuid not null,
  receipt text not null,
  content jsonb not null,
  primary key (organisation_id, id)
);
select platform.wall('governance.secret_ballot');
-- the box of one vote
create index secret_ballot_of_vote on governance.secret_ballot (organisation_id, vote_id);
