/** The server door of `funding`: what other modules may use. */
export { isNamed } from './rules/named.ts'
