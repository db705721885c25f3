/** Dues of the demo: a plan, a year that was billed, two that have not paid yet, one that need not. */
import { type ActionContext, action } from '#platform/action.ts'
import { type Day, yearOf } from '#platform/values/day.ts'
import { noMoney } from '#platform/values/money.ts'
import { carryOut } from './actions/closing-dues.ts'
import { turnDues } from './actions/periods.ts'
import { openOf, receive } from './actions/receipts.ts'
import { firstPlan } from './rules/dues-plan.ts'
import { writePlan } from './store/dues.ts'
import { openPeriods } from './store/dues-periods.ts'

export const seedDues = action('funding.seedDues', async (ctx) => {
  const from = `${yearOf(ctx.today)}-01-01` as Day
  const decision = { number: 'D-9', day: from }
  await writePlan(ctx.db, ctx.organisation, { ...firstPlan, version: 1, from, decision, at: ctx.now, by: null })
  ctx.record('funding.dues_plan_adopted', { version: 1, from, decision: decision.number })
  await turnDues.run(ctx, {})
  const open = await openPeriods(ctx.db, ctx.organisation)
  const [, , spared, ...paying] = open
  if (spared) await waive(ctx, spared.id, from)
  for (const row of paying)
    await receive(ctx, {
      ...{ period: row.id, amount: openOf(row), fee: noMoney, day: ctx.today, source: 'typed' as const },
      ...{ requestKey: `demo/${row.id}`, line: null, note: null },
    })
})

/** Its first year was hard: the others decided to let it off. */
const waive = (ctx: ActionContext, period: string, day: Day): Promise<void> =>
  carryOut(ctx, 'waive', period, { reason: 'A first year without a shop', decision: { number: 'D-10', day } }, [])
