/** Takes an import of people back: what it made goes, what it changed stands as before. */
import type { ActionContext } from '#platform/action.ts'
import { readTraces, type Trace, touchedSince } from '#platform/imports/memory-store.ts'
import { Refused, refuse } from '#platform/refusal.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { heldAbove } from '../doors.ts'
import * as store from '../store/importing.ts'
import { namesOfContacts } from '../store/member.ts'
import { undoColumnsAbove } from './above.ts'
import { about } from './writing.ts'

/** Looking at a file or taking a list along builds nothing. */
const harmless = ['members.file_opened', 'members.data_exported', 'members.list_exported', 'members.card_printed']

const namesShown = 5

export async function undoPeople(ctx: ActionContext, importId: string): Promise<void> {
  await undoColumnsAbove(ctx, importId)
  const traces = await readTraces(ctx.db, ctx.organisation, importId)
  const wrote = (thing: string): Trace =>
    traces.find((one) => one.thing === `members.${thing}`) ?? { thing, created: [], changed: [] }
  const [contacts, memberships] = [wrote('contact'), wrote('membership')]
  const [cards, links] = [wrote('card'), wrote('household_link')]
  const people = await concerned(ctx, [contacts, memberships], cards, links)
  await store.lockImported(ctx.db, ctx.organisation, people)
  await refuseWhereBuiltOn(ctx, importId, people, { contacts, memberships, cards, links })
  await putBack(ctx, { contacts, memberships, cards, links })
  for (const id of contacts.created) ctx.record('members.contact_removed', about(id, importId))
  const kept = people.filter((id) => !contacts.created.includes(id))
  for (const id of kept) ctx.record('members.contact_put_back', about(id, importId))
}

interface Written {
  readonly contacts: Trace
  readonly memberships: Trace
  readonly cards: Trace
  readonly links: Trace
}

/** Everybody the import wrote something of. */
async function concerned(
  ctx: ActionContext,
  own: readonly Trace[],
  cards: Trace,
  links: Trace,
): Promise<readonly ContactId[]> {
  const direct = own.flatMap((trace) => [...trace.created, ...trace.changed.map((one) => one.id)])
  const held = await store.holdersOf(
    ctx.db,
    ctx.organisation,
    [...cards.created, ...cards.changed.map((one) => one.id)],
    [...links.created, ...links.changed.map((one) => one.id)],
  )
  return [...new Set([...direct, ...held])].sort() as ContactId[]
}

async function refuseWhereBuiltOn(
  ctx: ActionContext,
  importId: string,
  people: readonly ContactId[],
  { contacts, memberships, cards, links }: Written,
): Promise<void> {
  const gone = contacts.created as readonly ContactId[]
  const busy = new Set([
    ...(await touchedSince(ctx.db, ctx.organisation, importId, people, harmless)),
    ...(await heldAbove(ctx.db, ctx.organisation, gone)),
    ...(await store.heldByOthers(ctx.db, ctx.organisation, gone, {
      cards: cards.created,
      links: links.created,
      memberships: memberships.created,
    })),
  ])
  if (busy.size === 0) return
  const names = await namesOfContacts(ctx.db, ctx.organisation, [...busy].slice(0, namesShown))
  throw new Refused([refuse('import.built_on', { count: busy.size, names: names.map((one) => one.name) })])
}

/** What hangs on something goes before it. */
async function putBack(ctx: ActionContext, { contacts, memberships, cards, links }: Written): Promise<void> {
  const { db, organisation } = ctx
  await store.removeRows(db, organisation, 'household_link', links.created)
  await store.removeRows(db, organisation, 'card', cards.created)
  await store.removeRows(db, organisation, 'membership', memberships.created)
  await store.removeRows(db, organisation, 'contact', contacts.created)
  await store.updateLinkEnds(db, organisation, before<store.LinkEnd>(links))
  await store.updateCards(db, organisation, before<store.CardEnd>(cards))
  await store.updateMemberships(
    db,
    organisation,
    memberships.changed.map((one) => ({ ...(one.before as store.ImportedMembership), contact: one.id as ContactId })),
  )
  await store.updateContacts(db, organisation, before<store.ContactState>(contacts))
}

const before = <State>(trace: Trace): State[] => trace.changed.map((one) => one.before as State)
