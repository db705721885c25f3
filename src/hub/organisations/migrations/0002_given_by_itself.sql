-- Why a role is held that nobody gave by hand, such as 'shifts.lead'; none: given by hand. Only who gave it takes it away.
alter table organisations.role_grant add column because text;
