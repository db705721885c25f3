-- on which agendas a need or a round stands
create index agenda_by_subject on meetings.agenda_item (organisation_id, subject) where subject is not null;
