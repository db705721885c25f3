-- What imports of another program's plan need: its keys of weeks, and the templates it names in each week.
alter table shifts.rota_week add column external_key text;
alter table shifts.rota_week add column imported_names text[] not null default '{}';

-- False: nobody said yet on which day the first week begins. Such a rota makes no shifts.
alter table shifts.rota add column anchor_settled boolean not null default true;
