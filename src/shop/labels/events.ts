/** Everything that can happen to labels. Facts are ids. */
export const events = [
  'labels.format_made',
  'labels.format_changed',
  'labels.format_archived',
  'labels.printer_added',
  'labels.printer_changed',
  'labels.printer_archived',
] as const
