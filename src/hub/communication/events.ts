/** Everything that can happen here. Whoever reads the newsletter is named by no event: ids only. */
export const events = [
  'communication.subscription_asked',
  'communication.subscription_confirmed',
  'communication.unsubscribed',
  'communication.bounced',
  'communication.suppressed',
  'communication.subscribers_cleared',
  'communication.subscribers_exported',
  'communication.subscribers_imported',
  'communication.import_undone',
] as const
