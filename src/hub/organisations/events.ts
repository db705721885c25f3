/** Everything that can happen here. */
export const events = [
  'organisations.created',
  'organisations.profile_changed',
  'organisations.terms_changed',
  'organisations.logo_changed',
  'organisations.role_granted',
  'organisations.role_ended',
  'organisations.bundle_changed',
  'organisations.sign_in_address_changed',
] as const
