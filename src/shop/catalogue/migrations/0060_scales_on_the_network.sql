-- Scales that are sent to over the network: how they are reached, and since when they do not answer.
alter table catalogue.scale_system drop constraint scale_adapter_known;
alter table catalogue.scale_system add constraint scale_adapter_known check (adapter in ('bizerba', 'csv', 'digi'));
alter table catalogue.scale_system
  add column transport text not null default 'file'
    constraint scale_transport_known check (transport in ('file', 'ftp', 'http')),
  -- a host and port, or an address of http
  add column address text not null default '',
  add column username text not null default '',
  -- encrypted with the installation's secret
  add column sealed_password text,
  add column folder text not null default '',
  -- FTP over TLS
  add column secure boolean not null default false,
  add column failures int not null default 0,
  add column failing_since timestamptz,
  add column next_try_at timestamptz,
  add column silence_told_at timestamptz,
  add constraint scale_fails_since_a_time check ((failures = 0) = (failing_since is null));
alter table catalogue.scale_sending add column facts jsonb not null default '{}';
