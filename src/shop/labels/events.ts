/** Everything that can happen to labels. Facts are ids and names of formats. */
export const events = ['labels.format_made', 'labels.format_changed', 'labels.format_archived'] as const
