/** History: what happened, as sentences in the language of whoever reads. */
import type { AccountFacts, Context } from '../action.ts'
import { currentWords } from '../i18n/words.ts'
import { addDays, type Day } from '../values/day.ts'
import { type AccountId, isId } from '../values/ids.ts'
import { currencies } from '../values/money.ts'
import { atWallTime } from '../values/zone.ts'
import { namesOf } from './names.ts'
import { type EventRow, type HistoryQuestion, readEvents } from './store.ts'

/** Whose history: of a thing, of a person, or of everything; `from` and `to` are shop-local days, both included. */
export interface HistoryOf extends Omit<HistoryQuestion, 'from' | 'until'> {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

export interface HistoryLine {
  readonly id: string
  readonly at: string
  readonly name: string
  /** The sentence. */
  readonly says: string
  readonly subject: string | null
  readonly person: string | null
  readonly personName: string | null
  readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string | null }
  readonly facts: Readonly<Record<string, unknown>>
}

export interface History {
  readonly events: readonly HistoryLine[]
  readonly more: boolean
}

/** One page of history, latest first. For modules too: a person's page, a shift's page. */
export async function historyOf(ctx: Context, asked: HistoryOf): Promise<History> {
  const { zone } = ctx.shop
  const midnight = '00:00' as Parameters<typeof atWallTime>[1]
  const found = await readEvents(ctx.db, ctx.organisation, {
    ...asked,
    from: asked.from && atWallTime(asked.from, midnight, zone),
    until: asked.to && atWallTime(addDays(asked.to, 1), midnight, zone),
    limit: asked.limit + 1,
  })
  const page = found.slice(0, asked.limit)
  const actors = [...new Set(page.flatMap((event) => (event.actor_id ? [event.actor_id] : [])))]
  const [names, accounts] = await Promise.all([
    namesOf(ctx.db, ctx.organisation, idsIn(page)),
    ctx.accounts.accountsById(actors),
  ])
  return { events: page.map((event) => lineOf(ctx, event, names, accounts)), more: found.length > asked.limit }
}

type Names = ReadonlyMap<string, string>

function idsIn(events: readonly EventRow[]): string[] {
  const values = events.flatMap((event) => [
    event.subject_id,
    event.person_id,
    event.actor_kind === 'device' ? event.actor_id : null,
    ...Object.values(event.facts).flat(),
  ])
  return [...new Set(values.filter((value): value is string => typeof value === 'string' && isId(value)))]
}

function lineOf(
  ctx: Context,
  event: EventRow,
  names: Names,
  accounts: ReadonlyMap<AccountId, AccountFacts>,
): HistoryLine {
  const actor = event.actor_id ? (accounts.get(event.actor_id)?.name ?? names.get(event.actor_id) ?? null) : null
  return {
    id: event.id,
    at: event.at,
    name: event.name,
    says: sentence(ctx, event, names, actor),
    subject: event.subject_id,
    person: event.person_id,
    personName: event.person_id ? (names.get(event.person_id) ?? null) : null,
    actor: { kind: event.actor_kind, id: event.actor_id, name: actor },
    facts: event.facts,
  }
}

function sentence(ctx: Context, event: EventRow, names: Names, actor: string | null): string {
  const words = currentWords()
  // amounts may be in another currency than the shop's own
  const currency = currencies.find((one) => one === event.facts['currency']) ?? ctx.shop.currency
  const place = { ...ctx.shop, currency, today: ctx.today }
  const say = (key: string, facts = {}) => words.say(ctx.language, key, facts, place)
  if (!words.has(`event.${event.name}`)) return say('history.unknown', { event: event.name })
  const named = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(named)
    if (typeof value === 'object' && value !== null) return JSON.stringify(value)
    if (typeof value === 'string' && isId(value)) return names.get(value) ?? say('history.nameless')
    if (typeof value === 'string' && words.has(`setting.${value}`)) return say(`setting.${value}`)
    return value ?? '–'
  }
  const field = (value: unknown) =>
    words.has(`field.${String(value)}`) ? say(`field.${String(value)}`) : String(value)
  // a code of the module that has a word: an area, a kind
  const module = event.name.split('.')[0]
  const worded = (fact: string, value: unknown): unknown => {
    const key = `${module}.${fact}.${String(value)}`
    return typeof value === 'string' && words.has(key) ? say(key) : named(value)
  }
  const facts = Object.fromEntries(
    Object.entries(event.facts).map(([fact, value]) => [
      fact,
      fact === 'fields' && Array.isArray(value) ? value.map(field) : worded(fact, value),
    ]),
  )
  return say(`event.${event.name}`, {
    ...facts,
    subject: named(event.subject_id),
    person: named(event.person_id),
    actor: actor ?? say(event.actor_kind === 'system' ? 'history.by_itself' : 'history.nameless'),
  })
}
