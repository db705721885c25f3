/** What a fold leaves in the tables. A constant number of statements, however many people. */
import type { ActionContext } from '#platform/action.ts'
import { type Day, dayOfNumber } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { byMember } from './counting-facts.ts'
import type { Folded, StandingState } from './rules/standing-facts.ts'
import * as ledgerStore from './store/ledger.ts'
import type { VersionedPolicy } from './store/policy.ts'
import * as standingStore from './store/standing.ts'

export interface Judged {
  readonly member: string
  readonly from: Day
  readonly folded: Folded
  readonly before: standingStore.StateRow | undefined
}

/** Writes what was judged: counts, the last day of everybody, and the spans that changed. */
export async function writeJudged(
  ctx: ActionContext,
  judged: readonly Judged[],
  policyOf: (day: Day) => VersionedPolicy,
  onward: boolean,
): Promise<void> {
  const [db, here] = [ctx.db, ctx.organisation]
  const counted = judged.flatMap(({ member, folded }) => folded.counts.map((count) => ({ member, ...count })))
  const earlier = counted.length === 0 ? [] : await earlierCounts(ctx, counted)
  const rounds = Map.groupBy(earlier, ({ member, causeId }) => `${member} ${causeId}`)
  await ledgerStore.addEntries(
    db,
    here,
    counted.map(({ member, on, amount, decided, skipped }) => ({
      id: newId(),
      member,
      counter: 'main',
      amount,
      effectiveOn: on,
      cause: 'count',
      causeId: on,
      round: (rounds.get(`${member} ${on}`)?.length ?? 0) + 1,
      position: 1,
      reverses: null,
      sentence: skipped === null ? 'shifts.ledger.count' : `shifts.ledger.count_skipped_${skipped}`,
      facts: { decided },
    })),
    { now: ctx.now, policy: policyOf(ctx.today).version, actor: ctx.actor.account },
  )
  const moved = judged.filter((one) => isMoved(one))
  await standingStore.writeStates(
    db,
    here,
    moved.map(({ member, folded }) => rowOf(member, folded.state, ctx.today)),
  )
  // From the beginning any day may have changed, also where today is as it was.
  const news = (onward ? moved : judged).flatMap(({ member, from, folded, before }) => {
    const spans = onward && before ? afterRunning(folded.spans, before) : folded.spans
    return spans.length > 0 ? [{ member, from: onward ? (spans[0]?.from ?? from) : from, spans }] : []
  })
  if (news.length > 0)
    await standingStore.replaceSpans(
      db,
      here,
      news,
      news.flatMap(({ member, spans }) => spans.map((span) => ({ ...span, member }))),
    )
}

const earlierCounts = (ctx: ActionContext, counts: readonly { readonly member: string; readonly on: Day }[]) =>
  ledgerStore.entriesOf(
    ctx.db,
    ctx.organisation,
    'count',
    [...new Set(counts.map(({ on }) => on as string))],
    [...new Set(counts.map(byMember))],
  )

/** A person of whom nothing changed but the date, on no day between, keeps the row: the shop's last night says how far it holds. */
const isMoved = ({ member, folded, before }: Judged): boolean =>
  before === undefined || folded.spans.length > 1 || !sameState(rowOf(member, folded.state, before.foldedUntil), before)

const sameState = (one: standingStore.StateRow, other: standingStore.StateRow): boolean =>
  Object.entries(one).every(([name, value]) => value === other[name as keyof standingStore.StateRow])

/** Without the first one where it only goes on with the running span. */
const afterRunning = (spans: Folded['spans'], before: standingStore.StateRow): Folded['spans'] => {
  const [first] = spans
  const goesOn =
    first?.standing === before.standing &&
    first.alertStart === before.alertStart &&
    first.extensionUntil === before.extensionUntil
  return goesOn ? spans.slice(1) : spans
}

const dayOf = (number: number | null): Day | null => (number === null ? null : dayOfNumber(number))

const rowOf = (member: string, state: StandingState, foldedUntil: Day): standingStore.StateRow => ({
  member,
  foldedUntil,
  standing: state.standing,
  main: state.balances.main,
  makeUp: state.balances.make_up,
  absences: state.balances.absences,
  alertStart: dayOf(state.alertStart),
  extensionUntil: dayOf(state.extensionUntil),
  graceUsed: state.graceUsed,
  penalised: state.penalised,
  reducedBefore: state.reducedBefore,
  lowSince: dayOf(state.lowSince),
})
