-- E-paper: gateways that fetch pictures, and the tags they show them on. What a tag should show is what its shelf label
-- wants (`rules/e-paper.ts`); whether it does is what its gateway says.

create table labels.gateway (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  -- of auth.api_key: replaced when the key is renewed
  key_id uuid not null,
  made_at timestamptz not null,
  -- the last report or answer; its key tells when it last asked
  heard_at timestamptz,
  silence_told_at timestamptz,
  archived_at timestamptz,
  primary key (organisation_id, id)
);
create unique index gateway_by_name on labels.gateway (organisation_id, lower(name)) where archived_at is null;
select platform.wall('labels.gateway');

create table labels.tag (
  organisation_id uuid not null,
  id uuid not null,
  -- printed on the tag
  code text not null constraint tag_code_form check (code ~ '^[0-9A-Z.:_-]{1,40}$'),
  across int not null constraint tag_across_possible check (across between 80 and 2000),
  down int not null constraint tag_down_possible check (down between 40 and 2000),
  inks text[] not null,
  -- null: the ready format of its size
  format text,
  -- the gateway that heard it last
  gateway_id uuid,
  label_id uuid,
  paired_at timestamptz,
  paired_by uuid,
  -- a fingerprint, or `blank`; null: nobody ever said
  shows text,
  shows_at timestamptz,
  tries int not null default 0,
  failed_at timestamptz,
  trouble text,
  -- percent
  battery int constraint tag_battery_possible check (battery between 0 and 100),
  -- dBm
  signal int,
  heard_at timestamptz,
  made_at timestamptz not null,
  primary key (organisation_id, id),
  constraint tag_code_once unique (organisation_id, code),
  constraint tag_of_a_label foreign key (organisation_id, label_id) references labels.shelf_label (organisation_id, id),
  constraint tag_of_a_gateway foreign key (organisation_id, gateway_id) references labels.gateway (organisation_id, id),
  constraint tag_paired_with_its_time check ((label_id is null) = (paired_at is null))
);
-- one tag stands for a label
create unique index tag_by_label on labels.tag (organisation_id, label_id) where label_id is not null;
select platform.wall('labels.tag');
