/** Everything that can happen here. */
export const events = ['translations.written', 'translations.reviewed'] as const
