-- Logos as they were printed: a print is drawn the same every time, also when the quality has another logo by now.
create table labels.logo (
  organisation_id uuid not null,
  -- SHA-256 of the bytes in hex
  hash text not null constraint logo_hash_form check (hash ~ '^[0-9a-f]{64}$'),
  type text not null constraint logo_type_known check (type in ('image/png', 'image/svg+xml')),
  bytes bytea not null,
  first_at timestamptz not null,
  primary key (organisation_id, hash)
);
select platform.wall('labels.logo');
