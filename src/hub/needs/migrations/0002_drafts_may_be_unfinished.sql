-- What a provider is still writing is checked when it is handed in, with every reason at once.
alter table needs.estimate drop constraint hours_in_order, drop constraint quarter_hours;
alter table needs.estimate add constraint hours_in_order
  check (state not in ('submitted', 'accepted') or (minutes_min <= minutes_likely and minutes_likely <= minutes_max));
alter table needs.estimate add constraint quarter_hours
  check (state not in ('submitted', 'accepted') or (minutes_min % 15 = 0 and minutes_likely % 15 = 0 and minutes_max % 15 = 0));
