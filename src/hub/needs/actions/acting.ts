/** Who acts on needs: for an organisation, as its provider, or as the core group; and how organisations are told. */
import { holdersOfTask, lockActing, mustHave, tellParticipants } from '#hub/organisations/public.ts'
import type { ActionContext } from '#platform/action.ts'
import { found, NotAllowed, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { NeedAct } from '../rules/states.ts'
import { whyNotMove } from '../rules/states.ts'
import { lockNeed, lockNeeds, type NeedRow } from '../store/needs.ts'

type Acting = Awaited<ReturnType<typeof lockActing>>

/** The need, locked; refused where its state does not allow the act. */
export async function needFor(ctx: ActionContext, id: string, act: NeedAct): Promise<NeedRow> {
  const need = found(await lockNeed(ctx.db, ctx.organisation, id), 'need')
  refuseWith(whyNotMove(act, need.state))
  return need
}

/** Several needs, locked; each reason once. */
export async function needsFor(ctx: ActionContext, ids: readonly string[], act: NeedAct): Promise<NeedRow[]> {
  const wanted = [...new Set(ids)]
  const needs = await lockNeeds(ctx.db, ctx.organisation, wanted)
  if (needs.length < wanted.length) found(null, 'need')
  refuseWith(once(needs.flatMap(({ state }) => whyNotMove(act, state))))
  return needs
}

const once = (no: readonly Refusal[]): Refusal[] =>
  no.filter((one, at) => no.findIndex((other) => other.facts['state'] === one.facts['state']) === at)

/** Stops whoever does not act for an organisation that holds the task of a provider today. */
export async function mustProvide(
  ctx: ActionContext,
  participant: string,
  power: Parameters<typeof mustHave>[1] = null,
): Promise<Acting> {
  const acting = await lockActing(ctx, participant)
  mustHave(ctx, power, acting)
  const providers = await holdersOfTask(ctx, 'provider')
  if (!providers.includes(acting.row.id)) refuseWith([refuse('provider.missing', { organisation: acting.row.name })])
  return acting
}

/** The core group, or a provider that says for whom it acts. */
export async function mustSteerOrProvide(ctx: ActionContext, participant: string | null): Promise<void> {
  if (participant !== null) await mustProvide(ctx, participant)
  else mustSteer(ctx)
}

export function mustSteer(ctx: ActionContext): void {
  if (!steers(ctx)) throw new NotAllowed('community.steer')
}

export const steers = (ctx: ActionContext): boolean => ctx.actor.kind === 'system' || ctx.actor.may('community.steer')

/** The core group, or the organisation that told the need. */
export async function mustSteerOrOwn(ctx: ActionContext, need: NeedRow): Promise<void> {
  if (steers(ctx)) return
  mustHave(ctx, 'speak', await lockActing(ctx, need.author))
}

type Told = Readonly<Record<string, string | number | boolean | null>>

/** Tells these organisations something about a need. */
export const tellAbout = (
  ctx: ActionContext,
  code: string,
  need: NeedRow,
  participants: readonly string[],
  facts: Told = {},
): Promise<void> =>
  tellParticipants(ctx, code, participants, {
    number: need.number,
    problem: need.problem,
    link: pageOf(need.id),
    about: need.id,
    ...facts,
  })

export const pageOf = (need: string): string => `/community/needs/${need}`
