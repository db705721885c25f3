-- What belongs to a decision: a contract, a plan, the letter it was taken by.
create table governance.decision_document (
  organisation_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  name text not null,
  type text not null,
  bytes bytea not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, decision_id) references governance.decision (organisation_id, id)
);
select platform.wall('governance.decision_document');
create index decision_document_of on governance.decision_document (organisation_id, decision_id, added_at);
