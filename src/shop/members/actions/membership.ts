/** What a contact is to the shop: the office writes it, other modules through the door. */
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber, raiseNumber } from '#platform/database/counter.ts'
import { refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import type * as contract from '../contract.ts'
import { whyNotMembership } from '../rules/membership.ts'
import { holderOfNumber, lockMembership, type MembershipRow, writeMembership } from '../store/membership.ts'
import { lockLiving } from './contact.ts'

/** The series of `platform.counter` that member numbers come from. Imports raise it. */
export const memberNumbers = 'member_no'

export const setMembershipOf = action(
  'members.setMembership',
  async (ctx, { contact, ...wish }: InputOf<typeof contract.setMembership>) => {
    const { memberNo } = await setMembership(ctx, contact as ContactId, {
      ...wish,
      since: wish.since as Day | null,
      lastDay: wish.lastDay as Day | null,
    })
    return { memberNo }
  },
)

/** Writes the membership of a contact. Whoever has a first day gets the shop's next number, unless there is one
 *  already or one is typed. Throws `Refused` with every reason; NotFound for an unknown or merged contact. */
export async function setMembership(
  ctx: ActionContext,
  contact: ContactId,
  wish: MembershipRow,
): Promise<{ memberNo: number | null }> {
  const person = await lockLiving(ctx, contact)
  const before = await lockMembership(ctx.db, ctx.organisation, contact)
  const holder = wish.memberNo ? await holderOfNumber(ctx.db, ctx.organisation, wish.memberNo) : null
  refuseWith(
    whyNotMembership(wish, {
      memberNo: before?.memberNo ?? null,
      archived: person.archivedAt !== null,
      numberTaken: holder !== null && holder !== contact,
    }),
  )
  const memberNo = before?.memberNo ?? wish.memberNo ?? (wish.since ? await freeNumber(ctx) : null)
  if (memberNo !== null && memberNo !== before?.memberNo) {
    await raiseNumber(ctx.db, ctx.organisation, memberNumbers, memberNo)
    ctx.record('members.number_given', { subject: contact, person: contact, memberNo })
  }
  const after: MembershipRow = { ...wish, memberNo }
  const fields = changedFields(before, after)
  if (fields.length > 0) {
    await writeMembership(ctx.db, ctx.organisation, contact, after)
    ctx.record('members.membership_changed', { subject: contact, person: contact, fields, ...daysOf(after) })
  }
  return { memberNo }
}

/** The next number; the counter's row stays locked until the transaction ends, so two members never share one. */
const freeNumber = (ctx: ActionContext): Promise<number> => nextNumber(ctx.db, ctx.organisation, memberNumbers)

const fieldsOf = ['memberNo', 'since', 'lastDay', 'role', 'forceWorker', 'investing'] as const

const changedFields = (before: MembershipRow | null, after: MembershipRow): string[] =>
  fieldsOf.filter((field) => before === null || before[field] !== after[field])

const daysOf = ({ since, lastDay, role }: MembershipRow) => ({ since, lastDay, role })
