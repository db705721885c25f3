-- Standing match: patrons who owe, every month, the more the more of them there are.
create table funding.patron (
  organisation_id uuid not null,
  id uuid not null,
  participant_id uuid not null,
  -- whether it may be charged: a payment mandate was given
  mandate boolean not null,
  pledged_at timestamptz not null,
  pledged_by uuid,
  ended_at timestamptz,
  primary key (organisation_id, id)
);
select platform.wall('funding.patron');
create unique index patron_live on funding.patron (organisation_id, participant_id) where ended_at is null;

create table funding.standing_due (
  organisation_id uuid not null,
  month text not null,
  participant_id uuid not null,
  -- tenths of a cent that this month added, and that are left below a whole call
  adds bigint not null,
  owed bigint not null,
  -- cents called by it
  called bigint not null,
  reckoned_at timestamptz not null,
  primary key (organisation_id, month, participant_id),
  constraint standing_not_below_0 check (adds >= 0 and owed >= 0 and called >= 0)
);
select platform.wall('funding.standing_due', 'append');
