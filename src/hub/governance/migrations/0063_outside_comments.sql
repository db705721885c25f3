-- What people from outside say of an open proposal: read by a moderator first, never a review of a co-op.
create table governance.outside_comment (
  organisation_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  version integer not null,
  -- from 1 on, in that version; null: on the whole
  paragraph integer,
  name text not null,
  -- where to tell what became of it; nobody is shown it
  email text,
  language text not null,
  text text not null,
  state text not null,
  reason text,
  at timestamptz not null,
  judged_at timestamptz,
  judged_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, proposal_id, version) references governance.version (organisation_id, proposal_id, n),
  constraint outside_comment_state check (state in ('waiting', 'accepted', 'refused')),
  constraint refused_with_a_reason check (state <> 'refused' or reason is not null),
  constraint judged_or_waiting check ((state = 'waiting') = (judged_at is null))
);
select platform.wall('governance.outside_comment');
create index outside_comment_by_proposal on governance.outside_comment (organisation_id, proposal_id);
