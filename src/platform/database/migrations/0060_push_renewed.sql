-- A browser that has a new address is not signed in: it names the old one. Where that is a device, and nothing else.
create function platform.organisations_of_push_address(wanted text) returns setof uuid
language sql stable security definer set search_path = platform, pg_temp
as $$ select organisation_id from push_device where endpoint_hash = wanted order by 1 $$;
revoke all on function platform.organisations_of_push_address(text) from public;
grant execute on function platform.organisations_of_push_address(text) to komunigi_app;
create index push_device_by_address on platform.push_device (endpoint_hash);
