/** Every way this module says no, and the facts each needs. */
export const refusals = {
  'translation.original': ['language'],
  'translation.original_changed': [],
  'translation.missing': [],
  'translation.reviewed': [],
  'translation.changed': [],
  'translation.incomplete': ['count'],
  'translation.own_review': [],
} as const
