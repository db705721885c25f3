/** Dues of the demo: a plan, a year that was billed, two that have not paid yet, one that need not. */
import { action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import type { CommunitySeed } from '#platform/module.ts'
import { type Day, daysBetween, yearOf } from '#platform/values/day.ts'
import { noMoney } from '#platform/values/money.ts'
import { carryOut } from '../actions/closing-dues.ts'
import { turnDues } from '../actions/periods.ts'
import { openOf, receive } from '../actions/receipts.ts'
import { firstPlan } from '../rules/dues-plan.ts'
import { writePlan } from '../store/dues.ts'
import { openPeriods } from '../store/dues-periods.ts'

const adoptFirstPlan = action('funding.seedPlan', async (ctx, { from }: { from: Day }) => {
  const decision = { number: 'D-9', day: from }
  const version = await nextNumber(ctx.db, ctx.organisation, 'dues_plan')
  await writePlan(ctx.db, ctx.organisation, { ...firstPlan, version, from, decision, at: ctx.now, by: null })
  ctx.record('funding.dues_plan_adopted', { version, from, decision: decision.number })
})

/** Its first year was hard: the others decided to let it off. */
const spareOne = action('funding.seedSpared', async (ctx, { period, day }: { period: string; day: Day }) =>
  carryOut(ctx, 'waive', period, { reason: 'Première année sans magasin', decision: { number: 'D-10', day } }, []),
)

const payDues = action('funding.seedPaid', async (ctx, { periods }: { periods: readonly string[] }) => {
  const open = await openPeriods(ctx.db, ctx.organisation)
  for (const row of open.filter(({ id }) => periods.includes(id)))
    await receive(ctx, {
      ...{ period: row.id, amount: openOf(row), fee: noMoney, day: ctx.today, source: 'typed' as const },
      ...{ requestKey: `demo/${row.id}`, line: null, note: null },
    })
})

const openIds = action('funding.seedOpen', async (ctx, _input: object) =>
  (await openPeriods(ctx.db, ctx.organisation)).map(({ id }) => id as string),
)

/** Billed on the first of January, looked at each month since; whoever pays does so twelve days after it was asked. */
export async function seedDues({ act, actThen, today }: CommunitySeed): Promise<void> {
  const from = `${yearOf(today)}-01-01` as Day
  const begun = daysBetween(from, today)
  await actThen(begun, null, adoptFirstPlan, { from })
  await actThen(begun, null, turnDues, {})
  const [first = '', second = '', spared] = await act(openIds, {})
  if (spared) await actThen(Math.max(0, begun - 9), 'jo', spareOne, { period: spared, day: from })
  for (let daysAgo = begun; daysAgo >= 0; daysAgo -= 30) {
    if (daysAgo < begun) await actThen(daysAgo, null, turnDues, {})
    const periods = (await act(openIds, {})).filter((id) => id !== first && id !== second)
    if (periods.length > 0) await actThen(Math.max(0, daysAgo - 12), 'jo', payDues, { periods })
  }
}
