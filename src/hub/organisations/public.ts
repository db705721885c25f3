/** The door of organisations: who we are, who holds which role. */

export { type Acting, lockActing, mustHave, tellOrganisation, whyNotAct, whyNotActAs } from './actions/acting.ts'
export { addOrganisation } from './actions/founding.ts'
export { openCommunity } from './actions/membership.ts'
export { endTask, whyNotTask, writeTask } from './actions/powers.ts'
export { endRole, endRoleOf, grantRoleTo } from './actions/roles.ts'
export { noteSignInAddress } from './actions/sign-in.ts'
export { openOrganisationDoor, type RememberingDoor } from './doors/asking.ts'
export { registerMemberCount } from './doors/counted.ts'
export { registerLeavingQuestion } from './doors/leaving.ts'
export { registerOwnTables, registerTablesOfPeople } from './doors/own-data.ts'
export { type ActingFor, actingToday } from './reads/acting.ts'
export { versionsForEverybody } from './reads/documents.ts'
export { grantsOf } from './reads/organisation.ts'
export { communitiesOf, type Sharer, sharersIn, usesTold } from './reads/sharing.ts'
export {
  actingFor,
  type MandateRow,
  type ParticipantRow,
  participantsIn,
  positionsHeld,
  tasksEver,
  tasksHeld,
} from './reads/standing.ts'
export {
  callingPeople,
  communityAddress,
  holdersOfRoles,
  holdersOfTask,
  ownOrganisations,
  peopleInside,
  type TakingPart,
  takingPart,
  tellParticipants,
} from './reads/taking-part.ts'
export { addressFrom } from './rules/address.ts'
export { chaptersOf } from './rules/checklist.ts'
export { type MandateRole, personMandates } from './rules/mandates.ts'
export { communityRoles, firstRoles, type Role } from './rules/roles.ts'
export { seedCommunity } from './seed/community.ts'
export { openCommunities } from './store/organisations.ts'
export { lockMandates } from './store/powers.ts'
export { accountsInRole, rolesOn } from './store/roles.ts'
export type { DocumentRow } from './store/welcome.ts'
