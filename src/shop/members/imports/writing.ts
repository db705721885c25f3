/** Writes what was planned: one statement per table however many people there are, with an event for each. */
import type { ActionContext } from '#platform/action.ts'
import { raiseNumber } from '#platform/database/counter.ts'
import type { ImportPlan } from '#platform/imports/kind.ts'
import { leaveTrace } from '#platform/imports/memory-store.ts'
import { Refused, refuse } from '#platform/refusal.ts'
import { memberNumbers } from '../actions/membership.ts'
import { addCards, addContacts, addMemberships } from '../store/bulk.ts'
import * as store from '../store/importing.ts'
import { writeColumnsAbove } from './above.ts'
import type { ContactChange } from './change.ts'
import type { PersonPlan } from './members.ts'

type Counts = Readonly<Record<string, number>>

export async function writePeople(ctx: ActionContext, plan: ImportPlan<PersonPlan>, importId: string): Promise<Counts> {
  const people = plan.rows.flatMap(({ row, outcome }) =>
    row && (outcome === 'create' || outcome === 'update') ? [row] : [],
  )
  await writeContacts(
    ctx,
    people.map((one) => one.contact),
    importId,
  )
  const memberships = await writeMemberships(ctx, people, importId)
  const cards = await writeCards(ctx, people, importId)
  return { memberships, cards, ...(await writeColumnsAbove(ctx, people, importId)) }
}

/** New contacts, and the fields that changed of known ones. */
export async function writeContacts(
  ctx: ActionContext,
  changes: readonly ContactChange[],
  importId: string,
): Promise<void> {
  const made = changes.filter((one) => one.before === null)
  const changed = changes.filter((one) => one.before !== null && one.fields.length > 0)
  await store.lockImported(
    ctx.db,
    ctx.organisation,
    changed.map((one) => one.after.id),
  )
  await addContacts(
    ctx.db,
    ctx.organisation,
    made.map(({ after }) => ({
      ...store.contactColumns(after),
      id: after.id,
      kind: after.kind,
      created_at: ctx.now,
    })),
  )
  const found = await store.updateContacts(
    ctx.db,
    ctx.organisation,
    changed.map((one) => one.after),
  )
  if (found !== changed.length) throw new Refused([refuse('import.plan_changed')])
  for (const { after } of made) ctx.record('members.contact_created', about(after.id, importId))
  for (const { after, before, fields } of changed) {
    ctx.record('members.contact_changed', { ...about(after.id, importId), fields })
    if (after.archivedAt !== null && before?.archivedAt === null)
      ctx.record('members.contact_archived', about(after.id, importId))
    if (after.archivedAt === null && before?.archivedAt)
      ctx.record('members.contact_restored', about(after.id, importId))
  }
  await leaveTrace(ctx.db, ctx.organisation, importId, {
    thing: 'members.contact',
    created: made.map((one) => one.after.id),
    changed: changed.map(({ after, before }) => ({ id: after.id, before })),
  })
}

/** What every event of an import tells: whom it concerns, and which import it was. */
export const about = (person: string, importId: string) => ({ subject: person, person, import: importId })

async function writeMemberships(ctx: ActionContext, people: readonly PersonPlan[], importId: string): Promise<number> {
  const planned = people.flatMap(({ contact, membership }) =>
    membership && membership.fields.length > 0 ? [{ contact: contact.after.id, ...membership }] : [],
  )
  const made = planned.filter((one) => one.before === null)
  const changed = planned.filter((one) => one.before !== null)
  await addMemberships(
    ctx.db,
    ctx.organisation,
    made.map(({ contact, after }) => ({
      contact_id: contact,
      member_no: after.memberNo,
      since: after.since,
      last_day: after.lastDay,
      role: after.role,
    })),
  )
  await store.updateMemberships(
    ctx.db,
    ctx.organisation,
    changed.map(({ contact, after }) => ({ contact, ...after })),
  )
  const highest = planned.reduce((most, { after }) => Math.max(most, after.memberNo ?? 0), 0)
  if (highest > 0) await raiseNumber(ctx.db, ctx.organisation, memberNumbers, highest)
  for (const { contact, before, after, fields } of planned) {
    if (after.memberNo !== null && after.memberNo !== before?.memberNo)
      ctx.record('members.number_given', { ...about(contact, importId), memberNo: after.memberNo })
    const { since, lastDay, role } = after
    ctx.record('members.membership_changed', { ...about(contact, importId), fields, since, lastDay, role })
  }
  await leaveTrace(ctx.db, ctx.organisation, importId, {
    thing: 'members.membership',
    created: made.map((one) => one.contact),
    changed: changed.map(({ contact, before }) => ({ id: contact, before })),
  })
  return made.length
}

async function writeCards(ctx: ActionContext, people: readonly PersonPlan[], importId: string): Promise<number> {
  const given = people.flatMap(({ contact, card }) => (card ? [{ contact: contact.after.id, ...card }] : []))
  const replaced = given.flatMap(({ contact, replaces }) => (replaces ? [{ id: replaces, contact }] : []))
  const before = await endCards(
    ctx,
    replaced.map(({ id, contact }) => ({ id, contact, reason: 'replaced', day: ctx.today })),
    importId,
  )
  await addCards(
    ctx.db,
    ctx.organisation,
    given.map(({ id, contact, code }) => ({ id, contact_id: contact, code, state: 'active' })),
  )
  for (const { id, contact } of given)
    ctx.record('members.card_issued', { subject: id, person: contact, import: importId })
  await leaveTrace(ctx.db, ctx.organisation, importId, {
    thing: 'members.card',
    created: given.map((one) => one.id),
    changed: before,
  })
  return given.length
}

export interface EndingCard {
  readonly id: string
  readonly contact: string
  readonly reason: NonNullable<store.CardEnd['endReason']>
  readonly day: NonNullable<store.CardEnd['endedOn']>
}

/** Ends these cards; answers what each was before, for the trace. */
export async function endCards(
  ctx: ActionContext,
  ending: readonly EndingCard[],
  importId: string,
): Promise<{ id: string; before: store.CardEnd }[]> {
  if (ending.length === 0) return []
  const wanted = new Set(ending.map((one) => one.id))
  const known = (await store.readAllCards(ctx.db, ctx.organisation)).filter((one) => wanted.has(one.id))
  await store.updateCards(
    ctx.db,
    ctx.organisation,
    ending.map(({ id, reason, day }) => ({ id, state: 'ended', endedOn: day, endReason: reason })),
  )
  for (const { id, contact, reason, day } of ending)
    ctx.record('members.card_ended', { subject: id, person: contact, reason, day, import: importId })
  return known.map(({ id, state, endedOn, endReason }) => ({ id, before: { id, state, endedOn, endReason } }))
}
