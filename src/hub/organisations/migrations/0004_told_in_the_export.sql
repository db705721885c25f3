-- Whoever takes a community along takes the names of those who take part: they stand in rows of their own organisations,
-- which the export of the community does not reach. A view called export_… is a file of the export, like a table.
create view organisations.export_participant with (security_invoker = true) as
  select nullif(current_setting('app.organisation', true), '')::uuid as organisation_id, told.id, told.name, told.kind,
    told.life_stage, told.country, told.zone, told.currency, told.languages, told.city, told.website, told.vat_number,
    told.software_version, told.hosted
  from organisations.taking_part() as told;
grant select on organisations.export_participant to komunigi_app;
