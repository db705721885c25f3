-- Slips of the pen that payers report in the days after a round closed, and what became of each.
create table funding.slip (
  organisation_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  participant_id uuid not null,
  text text not null,
  -- the own pledge in which a number is wrong, and how it should be; null: it stays
  pledge_id uuid,
  amount bigint,
  minutes integer,
  uses_area boolean,
  state text not null,
  answer text,
  reported_at timestamptz not null,
  reported_by uuid,
  answered_at timestamptz,
  answered_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, round_id) references funding.round (organisation_id, id),
  foreign key (organisation_id, pledge_id) references funding.pledge (organisation_id, id),
  constraint slip_state check (state in ('open', 'corrected', 'dismissed')),
  constraint slip_answered_when_over check ((state = 'open') = (answered_at is null))
);
select platform.wall('funding.slip');
create index slip_round on funding.slip (organisation_id, round_id, reported_at);
-- shares are written anew when a slip is corrected, before anything is called
grant delete on funding.share to komunigi_app;
