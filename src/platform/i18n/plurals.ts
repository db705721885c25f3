/** Forms of a plural among the keys of messages. */
export const pluralEnd = /_(zero|one|two|few|many|other)$/

/** The sentence a form belongs to. */
export const stemOf = (key: string): string => key.replace(pluralEnd, '')
