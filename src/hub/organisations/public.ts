/** The door of organisations: who we are, who holds which role. */

export { type Acting, lockActing, mustHave, tellOrganisation, whyNotAct } from './actions/acting.ts'
export { openCommunity } from './actions/membership.ts'
export { addOrganisation, endRole, endRoleOf, grantRoleTo, noteSignInAddress } from './actions.ts'
export { openOrganisationDoor, type RememberingDoor } from './door.ts'
export { type ActingFor, actingToday } from './reads/acting.ts'
export { type Sharer, sharersIn } from './reads/sharing.ts'
export { actingFor, type MandateRow, type ParticipantRow, participantsIn, tasksHeld } from './reads/standing.ts'
export { holdersOfTask, ownOrganisations, type TakingPart, takingPart, tellParticipants } from './reads/taking-part.ts'
export { grantsOf } from './reads.ts'
export { communityRoles, firstRoles, type Role } from './rules/roles.ts'
export { seedCommunity } from './seed-community.ts'
export { accountsInRole, rolesOn } from './store.ts'
