/** The languages of the product, in the order in which they are offered. Another one is its code here and its files in the
 *  folders `messages`: what it lacks is said in the organisation's language, then in English. */
export const languages = ['fr', 'nl', 'de', 'en', 'es'] as const

export type Language = (typeof languages)[number]
