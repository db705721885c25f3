-- Drafts of proposals as each save left them: where two people write at once both stay, until somebody makes one of them.
create table governance.draft (
  organisation_id uuid not null,
  proposal_id uuid not null,
  n integer not null,
  -- the one that was on the screen when it was written; 0: none was kept so far
  based_on integer not null,
  -- all parts of the form, as they were sent
  parts jsonb not null,
  -- somebody else went on meanwhile: it stands beside the current one, which is the latest that does not
  beside boolean not null,
  written_at timestamptz not null,
  written_by uuid,
  primary key (organisation_id, proposal_id, n),
  foreign key (organisation_id, proposal_id) references governance.proposal (organisation_id, id)
);
select platform.wall('governance.draft');
