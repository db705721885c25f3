/** Among whom a cost can be shared: in the order of joining, with figures and powers. */
import { actingToday, sharersIn } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import { yearOf } from '#platform/values/day.ts'
import type * as contract from '../contract/sharers.ts'
import { contingencyBp, lateKeyForFree, minPayers, minRoundDays, roundKey, tranchesBp } from '../settings.ts'

const nobody = { own: [], commitLimit: null, committers: [], speakers: [], signers: [] }

export const readSharers = read('funding.readSharers', async (ctx, input: InputOf<typeof contract.readSharers>) => {
  const year = input.year ?? yearOf(ctx.today) - 1
  const [sharers, acting] = await Promise.all([sharersIn(ctx, year), actingToday(ctx)])
  const actingFor = new Map(acting.map((one) => [one.participant, one]))
  return {
    year,
    minPayers: await ctx.setting(minPayers),
    contingencyBp: await ctx.setting(contingencyBp),
    minDays: await ctx.setting(minRoundDays),
    key: await ctx.setting(roundKey),
    lateKeyForFree: await ctx.setting(lateKeyForFree),
    tranchesBp: [...(await ctx.setting(tranchesBp))],
    rows: sharers.map((one) => {
      const { own, commitLimit, committers, speakers, signers } = actingFor.get(one.id) ?? nobody
      return {
        ...one,
        ...{ own: [...own], commitLimit },
        ...{ committers: [...committers], speakers: [...speakers], signers: [...signers] },
      }
    }),
  }
})
