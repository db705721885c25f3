/** Who may lead, write, come and be told: everybody who acts for an organisation that takes part. */
import { circlesToMeet, peopleInCircle } from '#hub/governance/public.ts'
import { actingFor, type TakingPart, takingPart, tasksHeld } from '#hub/organisations/public.ts'
import type { ActionContext, Context, NoticeFacts } from '#platform/action.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { leastRecentFirst } from './rules/turns.ts'
import { lastTurns, type MeetingRow } from './store/meetings.ts'

export interface Somebody {
  readonly id: AccountId
  readonly name: string
}

export interface Known {
  readonly inside: readonly TakingPart[]
  /** In the order in which their organisations joined, then by name. */
  readonly people: readonly Somebody[]
  readonly nameOf: (account: string | null) => string | null
}

/** Everybody who acts for somebody today. `more` are accounts whose names are wanted besides. */
export async function knownPeople(ctx: Context, more: readonly (AccountId | null)[] = []): Promise<Known> {
  const [all, acting] = await Promise.all([takingPart(ctx), actingFor(ctx)])
  const inside = all.filter((one) => one.inside)
  const present = new Set(inside.flatMap(({ id }) => acting.get(id) ?? []))
  const wanted = [...new Set([...present, ...more.filter((one) => one !== null)])]
  const accounts = await ctx.accounts.accountsById(wanted)
  const nameOf = (account: string | null) =>
    account === null ? null : (accounts.get(account as AccountId)?.name ?? null)
  const ofOne = (id: string): Somebody[] =>
    (acting.get(id) ?? [])
      .map((account) => ({ id: account, name: nameOf(account) ?? '–' }))
      .sort((one, other) => one.name.localeCompare(other.name))
  const people = new Map(inside.flatMap(({ id }) => ofOne(id)).map((one) => [one.id, one]))
  return { inside, people: [...people.values()], nameOf }
}

export type Held = Pick<MeetingRow, 'kind' | 'circle'>

/** Organisations that take part, in the order of joining. */
export const peopleHere = async (ctx: Context): Promise<readonly TakingPart[]> =>
  (await takingPart(ctx)).filter((one) => one.inside)

/** The circle whose mandate binds what is decided; of the core group the circle of its kind. */
export async function meetingCircle(ctx: Context, { kind, circle }: Held): Promise<string | null> {
  if (circle !== null || kind !== 'noyau') return circle
  return (await circlesToMeet(ctx)).find(({ isNoyau }) => isNoyau)?.id ?? null
}

async function inCircle(ctx: Context, circle: string): Promise<readonly Somebody[]> {
  const accounts = [...new Set((await peopleInCircle(ctx, circle)).map(({ account }) => account))]
  const named = await ctx.accounts.accountsById(accounts)
  return accounts.map((id) => ({ id, name: named.get(id)?.name ?? '–' }))
}

/** Whom a meeting concerns: its circle, the core group for its own, else everybody who acts for somebody. */
export async function concerned(ctx: Context, { kind, circle }: Held, known: Known): Promise<readonly Somebody[]> {
  if (circle !== null) return inCircle(ctx, circle)
  if (kind !== 'noyau') return known.people
  const held = (await tasksHeld(ctx)).filter(({ role }) => role === 'noyau')
  const accounts = [...new Set(held.flatMap(({ account }) => (account === null ? [] : [account])))]
  const named = await ctx.accounts.accountsById(accounts)
  return accounts.map((id) => ({ id, name: named.get(id)?.name ?? '–' }))
}

/** Those of them whose turn it is first, for leading and for writing. */
export async function turnsOf(ctx: Context, of: Held, known: Known) {
  const [people, turns] = await Promise.all([concerned(ctx, of, known), lastTurns(ctx.db, ctx.organisation)])
  const last = new Map(turns.map((one) => [one.account, one]))
  return {
    leading: leastRecentFirst(people.map(({ id, name }) => ({ person: id, name, last: last.get(id)?.led ?? null }))),
    writing: leastRecentFirst(people.map(({ id, name }) => ({ person: id, name, last: last.get(id)?.wrote ?? null }))),
  }
}

export const pageOf = (meeting: string): string => `/community/meetings/${meeting}`

/** Tells everybody a meeting concerns. */
export async function tellAbout(
  ctx: ActionContext,
  code: string,
  meeting: Pick<MeetingRow, 'id' | 'kind' | 'circle' | 'title' | 'startsAt' | 'version'>,
  facts: NoticeFacts = {},
): Promise<void> {
  const { id, title, startsAt } = meeting
  for (const person of await concerned(ctx, meeting, await knownPeople(ctx)))
    ctx.notify(code, person.id, { title, startsAt, link: pageOf(id), about: id, ...facts })
}
