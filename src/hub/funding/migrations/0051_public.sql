-- Whether an organisation wants its name beside what it pays, on pages that everybody may read; the latest word counts.
create table funding.public_consent (
  organisation_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  consents boolean not null,
  said_at timestamptz not null,
  said_by uuid,
  primary key (organisation_id, id)
);
select platform.wall('funding.public_consent', 'append');
create index public_consent_of on funding.public_consent (organisation_id, participant_id, said_at);
