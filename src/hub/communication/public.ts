/** The server door of `communication`: what other modules may use. */
export { languageFor } from './rules/language.ts'
