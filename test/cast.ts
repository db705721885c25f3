/** The cast of the tests is the cast of the demo. */
export { castShops, firstNames, lastNames } from '#cast.ts'
