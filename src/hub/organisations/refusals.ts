/** Every way this module says no, and the facts each needs. */
export const refusals = {
  'organisation.address_form': ['address'],
  'organisation.address_taken': ['address'],
  'organisation.zone_unknown': ['zone'],
  'organisation.language_missing': ['language'],
  'organisation.not_empty': [],
  'organisation.logo_kind': ['kind'],
  'organisation.logo_size': ['bytes'],
  'role.unknown': ['role'],
  'role.held': ['role'],
  'role.last_admin': [],
  'role.day_passed': [],
  'role.admin_bundle': [],
} as const
