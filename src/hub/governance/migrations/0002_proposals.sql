-- What is proposed in which words, what is said of it, who has read it, who sees harm in it.
create table governance.version (
  organisation_id uuid not null,
  proposal_id uuid not null,
  n integer not null,
  paragraphs text[] not null,
  alternatives text,
  effect_on_shops text,
  cost text,
  -- SHA-256 of all its words
  hash text not null,
  written_at timestamptz not null,
  written_by uuid,
  -- words added and removed since the version before, and how many that one had
  words_changed integer not null,
  words_before integer not null,
  substantive boolean not null,
  primary key (organisation_id, proposal_id, n),
  foreign key (organisation_id, proposal_id) references governance.proposal (organisation_id, id)
);
select platform.wall('governance.version');

create table governance.comment (
  organisation_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  version integer not null,
  -- from 1 on, in the version it was said of; null: on the whole
  paragraph integer,
  participant_id uuid not null,
  account_id uuid,
  -- said for the organisation; otherwise it is the opinion of a person
  as_position boolean not null,
  kind text not null,
  text text not null,
  status text not null,
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, proposal_id, version) references governance.version (organisation_id, proposal_id, n),
  constraint comment_kind check (kind in ('remark', 'question', 'possible_objection', 'support')),
  constraint comment_status check (status in ('open', 'answered', 'integrated', 'declined')),
  constraint declined_with_a_reason check (status <> 'declined' or answer is not null)
);
select platform.wall('governance.comment');
create index comment_by_proposal on governance.comment (organisation_id, proposal_id);

-- "Read, nothing to add": once for each organisation.
create table governance.reading (
  organisation_id uuid not null,
  proposal_id uuid not null,
  participant_id uuid not null,
  at timestamptz not null,
  account_id uuid,
  primary key (organisation_id, proposal_id, participant_id),
  foreign key (organisation_id, proposal_id) references governance.proposal (organisation_id, id)
);
select platform.wall('governance.reading');

create table governance.objection (
  organisation_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  participant_id uuid not null,
  harm text not null,
  what_would_help text not null,
  round integer not null,
  state text not null,
  raised_at timestamptz not null,
  raised_on date not null,
  raised_by uuid,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, proposal_id) references governance.proposal (organisation_id, id),
  constraint objection_state check (state in ('raised', 'qualified', 'not_qualified', 'resolved', 'withdrawn'))
);
select platform.wall('governance.objection');
create index objection_by_proposal on governance.objection (organisation_id, proposal_id);
