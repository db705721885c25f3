/** What screens of other modules use of members. */
export { type FoundPerson, PersonField } from './screens/PersonField.tsx'
