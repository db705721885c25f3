/** A secret ballot is cast: once, without a reason; the roll keeps the day, the box what was cast, the voter a receipt. */
import { action } from '#platform/action.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { TimeOfDay } from '#platform/values/day.ts'
import { randomToken } from '#platform/values/random.ts'
import { atWallTime } from '#platform/values/zone.ts'
import type * as contract from '../contract/secret.ts'
import { spendDelegation, winOverDelegation } from '../delegating.ts'
import { whyNotCast } from '../rules/counting/ballots.ts'
import * as store from '../store/secret.ts'
import { electorFor } from './electors.ts'

const cast = action('governance.castBallot', async (ctx, input: InputOf<typeof contract.castBallot>) => {
  const { vote, who, elector, no, via, delegation } = await electorFor(ctx, input, 'answer')
  if (!vote.secret) no.push(refuse('vote.not_secret'))
  if (elector?.castOn) no.push(refuse('vote.cast_already', { day: elector.castOn }))
  const content = { says: input.says, marks: input.marks }
  refuseWith([...no, ...whyNotCast(vote.terms, content)])
  const receipt = randomToken()
  await store.markCast(ctx.db, ctx.organisation, vote.id, who, ctx.today)
  await store.putBallots(ctx.db, ctx.organisation, vote.id, [{ receipt, content }])
  const day = atWallTime(ctx.today, '00:00' as TimeOfDay, ctx.shop.zone)
  if (via === null) await winOverDelegation(ctx, delegation, day)
  else if (delegation) await spendDelegation(ctx, vote.id, delegation, day)
  ctx.recordDay('governance.ballot_cast', { subject: vote.id, participant: who })
  return { receipt: receipt as string | null }
})

/** A repeated request gets no receipt, and nothing of the ballot is kept beside the box. */
export const castBallot = { ...cast, secretInput: true as const, keptAnswer: { receipt: null } }
