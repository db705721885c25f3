-- What a vote is about, from which follows whose own matter it is; and where its candidates come from.
alter table governance.vote
  -- an estimate, an invoice, the need for which a provider is selected, a call in default
  add column matter text,
  add column matter_id uuid,
  -- the organisation of each candidate, by the name of the option
  add column candidates jsonb not null default '{}',
  add constraint vote_matter check (matter in ('estimate', 'invoice', 'selection', 'default')),
  add constraint a_matter_is_something check ((matter is null) = (matter_id is null));
