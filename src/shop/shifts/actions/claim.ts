/** Work outside shifts: told by whoever did it, approved by somebody else, and posted. Source: domain-shifts 5.4. */
import { type ActionContext, action, read } from '#platform/action.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, NotFound, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { memberByAccount } from '#shop/members/public.ts'
import { me } from '../booking-facts.ts'
import type * as contract from '../contract-claims.ts'
import { recount } from '../counting.ts'
import { whyNotClaim } from '../rules/claim.ts'
import { bounded } from '../rules/effects.ts'
import { firstMode } from '../settings.ts'
import * as store from '../store/claim.ts'
import { ensureWorkers } from '../store/counted-workers.ts'
import { policyOn } from '../store/policy.ts'
import { readStates } from '../store/standing.ts'
import { postByHand } from './standing.ts'

export const readMyClaims = read('shifts.readMyClaims', async (ctx, _input: Record<never, never>) => {
  const { contact } = await me(ctx)
  const { unit } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  return { unit, claims: await store.claimsOf(ctx.db, ctx.organisation, contact) }
})

type Row = ReplyOf<typeof contract.listClaims>['rows'][number]

export const listClaims = read('shifts.listClaims', (ctx, asked: InputOf<typeof contract.listClaims>) =>
  listPage<Row>(ctx.db, store.claimList(ctx.organisation), asked),
)

export const claimWork = action('shifts.claimWork', async (ctx, input: InputOf<typeof contract.claimWork>) => {
  const { contact } = await me(ctx)
  const day = input.day as Day
  const { correctionDays } = await policyOn(ctx.db, ctx.organisation, ctx.today)
  refuseWith(whyNotClaim({ day, today: ctx.today, correctionDays }))
  const id = newId()
  await store.addClaim(ctx.db, ctx.organisation, {
    id,
    member: contact,
    day,
    amount: Math.trunc(input.amount * 1000),
    description: input.description,
    now: ctx.now,
  })
  ctx.record('shifts.work_claimed', { subject: id, person: contact })
  return { claim: id }
})

export const withdrawClaim = action('shifts.withdrawClaim', async (ctx, input: { claim: string }) => {
  const { contact } = await me(ctx)
  const claim = await waiting(ctx, input.claim, contact)
  await store.decideClaim(ctx.db, ctx.organisation, { id: claim.id, state: 'withdrawn', reason: null, ...by(ctx) })
  ctx.record('shifts.claim_withdrawn', { subject: claim.id, person: contact })
  return {}
})

const by = (ctx: ActionContext) => ({ now: ctx.now, by: ctx.actor.account })

/** A claim nobody answered yet, locked. `owner`: only the own one is found. */
async function waiting(ctx: ActionContext, id: string, owner: string | null): Promise<store.ClaimRow> {
  const claim = found(await store.lockClaim(ctx.db, ctx.organisation, id), 'claim')
  if (owner !== null && claim.member !== owner) throw new NotFound('claim')
  if (claim.state !== 'requested') refuseWith([refuse('state.not_possible', { state: claim.state })])
  return claim
}

/** Nobody approves the own work, whatever else they may. */
async function notOwn(ctx: ActionContext, claim: store.ClaimRow): Promise<void> {
  const own = ctx.actor.account ? await memberByAccount(ctx.db, ctx.organisation, ctx.actor.account) : null
  if (own?.contact === claim.member) refuseWith([refuse('self.not_allowed')])
}

export const approveClaim = action('shifts.approveClaim', async (ctx, input: { claim: string }) => {
  const claim = await waiting(ctx, input.claim, null)
  await notOwn(ctx, claim)
  await store.decideClaim(ctx.db, ctx.organisation, { id: claim.id, state: 'approved', reason: null, ...by(ctx) })
  const first = { mode: await ctx.setting(firstMode), from: ctx.today }
  await ensureWorkers(ctx.db, ctx.organisation, [claim.member], first)
  await recount(ctx, [claim.member])
  const [state] = await readStates(ctx.db, ctx.organisation, [claim.member])
  const { bounds } = await policyOn(ctx.db, ctx.organisation, claim.day)
  const amount = bounded(state?.main ?? 0, claim.amount, bounds.main)
  const entry = { counter: 'main' as const, amount, on: claim.day }
  const facts = { claim: claim.id, day: claim.day }
  if (amount !== 0) await postByHand(ctx, claim.member, entry, 'shifts.ledger.claim', facts, 'claim')
  await recount(ctx, [claim.member])
  ctx.record('shifts.claim_approved', { subject: claim.id, person: claim.member })
  ctx.notify('shifts.claim_answer', claim.member, { why: 'approved', day: claim.day, link: '/shifts/standing' })
  return {}
})

export const refuseClaim = action('shifts.refuseClaim', async (ctx, input: { claim: string; reason: string }) => {
  const claim = await waiting(ctx, input.claim, null)
  await notOwn(ctx, claim)
  await store.decideClaim(ctx.db, ctx.organisation, {
    id: claim.id,
    state: 'refused',
    reason: input.reason,
    ...by(ctx),
  })
  ctx.record('shifts.claim_refused', { subject: claim.id, person: claim.member })
  ctx.notify('shifts.claim_answer', claim.member, {
    why: 'refused',
    day: claim.day,
    reason: input.reason,
    link: '/shifts/claims',
  })
  return {}
})
