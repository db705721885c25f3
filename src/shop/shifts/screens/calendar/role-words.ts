import { hasWords, t } from '#app/words.ts'

/** A role as people say it: a shop writes its own; those komunigi itself knows have a word in every language. */
export const roleWords = (role: string): string => (hasWords(`shifts.role.${role}`) ? t(`shifts.role.${role}`) : role)
