-- Accounts are made by the organisation, with the name it knows: a service's word for the name is not asked.
alter table auth.outside_provider drop column name_claim;
