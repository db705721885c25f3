/** The server door of `members`: who somebody is, what the membership says on a day, and the merging of two
 *  contacts. Other modules read rows through the view `members.public_member` and keep contact ids only. */
export { memberByCard, workersByCard } from './actions/directory.ts'
export { resolvePeople } from './actions/finding.ts'
export { setMembership } from './actions/membership.ts'
export { ownContact } from './actions/page.ts'
export {
  type ColumnsPlan,
  type MemberColumns,
  type MergeMove,
  type MergeQuestion,
  type PersonData,
  registerHeldContacts,
  registerMemberColumns,
  registerMergeMove,
  registerMergeQuestion,
  registerPersonData,
} from './doors.ts'
export type { FoundBy, PersonAnswer, PersonReference } from './rules/finding.ts'
export { isMemberOn, isWorkerOn, type MembershipFacts, type Role, type Stage, stageOn } from './rules/role.ts'
export {
  cardCodesOf,
  helpersOf,
  type MemberFacts,
  memberByAccount,
  memberById,
  memberByNumber,
  membersByAccount,
  membersById,
  shoppersOf,
  workDaysOf,
} from './store/member.ts'
