/** What a new standing brings: each person is told, it is recorded, and seats go where it has none. */
import type { ActionContext } from '#platform/action.ts'
import { type Day, daysBetween } from '#platform/values/day.ts'
import { byMember } from './counting-facts.ts'
import { type Coming, lastWarned } from './rules/coming.ts'
import type { Loss, Step } from './rules/steps.ts'
import { loseSeats } from './seat-losing.ts'
import { policies } from './store/policy.ts'
import { alertsBegun } from './store/standing.ts'

export type StandingChange = { readonly member: string } & Omit<Step, 'state'>

export interface Effect {
  readonly changed: readonly (StandingChange & Coming)[]
  /** Who entered a standing that takes seats, on any day judged for the first time: also one that is over by now. */
  readonly losing: readonly { readonly member: string; readonly on: Day; readonly what: Loss }[]
}

/** Tells each person of each step, records it, and takes seats where the policy says that a standing has none. */
export async function takeEffect(ctx: ActionContext, { changed, losing }: Effect): Promise<void> {
  if (changed.length > 0) await tellStandings(ctx, changed)
  const people = (asked: Loss) => losing.filter(({ what }) => what === asked)
  await loseSeats(ctx, people('all'), 'all')
  await loseSeats(ctx, people('fixed'), 'fixed')
}

async function tellStandings(ctx: ActionContext, changed: Effect['changed']): Promise<void> {
  const warned = await warnedBefore(ctx, changed)
  for (const change of changed) {
    const { member, on, before, after, until, needed } = change
    ctx.record('shifts.standing_changed', { subject: member, person: member, on, before, after })
    if (warned.has(change)) continue
    ctx.notify('shifts.standing', member, {
      why: until === null ? after : `${after}_until`,
      before,
      until,
      needed: needed ?? 0,
      link: '/shifts/standing',
    })
  }
}

/** Alerts of people whom a warning reached so shortly before that the policy sends no further one. */
async function warnedBefore(
  ctx: ActionContext,
  changed: readonly StandingChange[],
): Promise<ReadonlySet<StandingChange>> {
  const policyOf = await policies(ctx.db, ctx.organisation)
  const warnEvery = ({ on }: StandingChange): number => policyOf(on).policy.warnEveryDays
  const warning = changed.filter((change) => change.after === 'alert' && warnEvery(change) > 0)
  if (warning.length === 0) return new Set()
  const begun = await alertsBegun(ctx.db, ctx.organisation, [...new Set(warning.map(byMember))], ctx.today)
  const days = Map.groupBy(begun, byMember)
  return new Set(
    warning.filter((change) => {
      const earlier = (days.get(change.member) ?? []).map(({ from }) => from).filter((from) => from < change.on)
      const last = lastWarned(earlier, warnEvery(change))
      return last !== null && daysBetween(last, change.on) < warnEvery(change)
    }),
  )
}
