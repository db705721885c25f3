-- What came in another currency: how much, and the rate of its day in millionths of what was asked for one of it.
alter table funding.settlement add column paid_currency text, add column paid_amount bigint, add column rate bigint,
  add constraint settlement_rate check ((paid_currency is null) = (paid_amount is null) and (paid_amount is null) = (rate is null));
alter table funding.dues_payment add column paid_currency text, add column paid_amount bigint, add column rate bigint,
  add constraint dues_payment_rate check ((paid_currency is null) = (paid_amount is null) and (paid_amount is null) = (rate is null));
