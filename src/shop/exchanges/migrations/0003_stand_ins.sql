-- Stand-ins, standby and call-out.

-- as it was written: whoever asks does not learn whether such a person exists; none: open to whoever may
alter table exchanges.stand_in_call add column named_as text;
-- the holder told the shop: from then on everybody on standby may come, until the start
alter table exchanges.stand_in_call add column told boolean not null default false;
-- thousandths on the holder's first counter, taken back when the stand-in does not come after all
alter table exchanges.stand_in_call add column credited integer not null default 0;
-- a stand-in gave the seat back, or lost it: the holder answers again
alter table exchanges.stand_in_call add column given_back_at timestamptz;
create index stand_in_call_filled on exchanges.stand_in_call (organisation_id, attendance_id)
  where state = 'filled' and given_back_at is null;

-- so many people on the shift mean that freed places are taken again
alter table exchanges.call_out add column until_taken integer;
alter table exchanges.call_out add constraint call_out_wants_somebody check ((call_id is null) = (until_taken is not null)) not valid;
