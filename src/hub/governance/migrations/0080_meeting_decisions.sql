-- A meeting decides: its vote ends when whoever leads saves it; absent organisations may still object for some days.
alter table governance.vote
  add column meeting_id uuid,
  -- how the meeting is called in the register
  add column taken_in text,
  add constraint meeting_has_a_name check ((meeting_id is null) = (taken_in is null)),
  add constraint meetings_decide_proposals check (meeting_id is null or proposal_id is not null);
-- what a meeting decided
create index vote_by_meeting on governance.vote (organisation_id, meeting_id) where meeting_id is not null;

-- present in the meeting that decided, with or without an answer
alter table governance.elector add column was_there boolean not null default false;

-- who wrote it down in a meeting for whoever gave it
alter table governance.answer add column noted_by uuid;

alter table governance.decision
  -- until nobody who was absent may object any more, and no such objection is being tested
  add column pending boolean not null default false;
-- what comes into force by itself
create index decision_pending on governance.decision (organisation_id, in_force_from) where pending;

-- the circle within whose mandate it lies; null: the community
alter table governance.proposal add foreign key (organisation_id, circle_id) references governance.circle (organisation_id, id);
