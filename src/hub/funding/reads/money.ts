/** The money of the community as everybody who takes part may see it (domain-hub-funding 8). */
import { allMonths, leadTimesIn, workOfEstimates } from '#hub/needs/public.ts'
import { action, type Context, read } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { monthOf } from '#platform/values/day.ts'
import type * as contract from '../contract/money.ts'
import { standingOf } from '../rules/standing-money.ts'
import * as store from '../store/money.ts'
import { publicBalances } from '../store/public.ts'

const monthsShown = 12

export const readMoney = read('funding.readMoney', async (ctx, _input: InputOf<typeof contract.readMoney>) => {
  const [balances, dues, months, leadTimes] = await Promise.all([
    publicBalances(ctx.db, ctx.organisation),
    store.duesByYear(ctx.db, ctx.organisation),
    allMonths(ctx, monthOf(ctx.today)),
    leadTimesIn(ctx),
  ])
  const hours = months.analysis.map(({ month, funded, booked }, at) => ({
    ...{ month, analysis: { funded, booked } },
    coordination: { funded: months.coordination[at]?.funded ?? 0, booked: months.coordination[at]?.booked ?? 0 },
  }))
  return {
    standing: standingOf(balances),
    dues,
    hours: hours.toReversed().slice(0, monthsShown),
    leadTimes: { ...leadTimes, states: [...leadTimes.states] },
  }
})

type Row = ReplyOf<typeof contract.listRoundMoney>['rows'][number]

/** Hours are known by the needs a round pays for. */
const roundMoney = (ctx: Context) =>
  store.roundMoneyList(ctx.organisation, async (rows) => {
    const estimates = rows.flatMap(({ estimate }) => (typeof estimate === 'string' ? [estimate] : []))
    const known = new Map((await workOfEstimates(ctx, estimates, ctx.today)).map((one) => [one.estimate, one]))
    return rows.map(({ estimate, ...row }) => {
      const work = known.get(estimate as string)
      return { ...row, estimated: work?.estimated ?? null, worked: work?.worked ?? null }
    })
  })

export const listRoundMoney = read('funding.listRoundMoney', (ctx, asked: InputOf<typeof contract.listRoundMoney>) =>
  listPage<Row>(ctx.db, roundMoney(ctx), asked),
)

export const exportRoundMoney = action(
  'funding.exportRoundMoney',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportRoundMoney>) => {
    const file = await fileOfList(ctx, roundMoney(ctx), asked, {
      format,
      name: 'common_money.file',
      fields: 'common_money.field',
    })
    ctx.record('funding.rounds_exported', { subject: ctx.organisation, format })
    return file
  },
)
