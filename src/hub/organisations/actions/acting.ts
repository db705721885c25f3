/** Who acts in a community, and for which organisation: asked by every act, so that nobody speaks for two at once. */
import type { ActionContext, Context } from '#platform/action.ts'
import { found, NotFound, type Refusal, refuseWith } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import type { Membership } from '../rules/membership.ts'
import { holdersOf, type Power, whyNotPower } from '../rules/powers.ts'
import { readOrganisation } from '../store/organisations.ts'
import { lockParticipant, type ParticipantRow } from '../store/participants.ts'
import { type RepresentationRow, readRepresentations, representationsOn } from '../store/powers.ts'

/** A shop is no community: nothing of one is found there. */
export async function mustBeCommunity(ctx: Context): Promise<void> {
  if ((await readOrganisation(ctx.db, ctx.organisation))?.kind !== 'community') throw new NotFound('community')
}

export const membershipOf = (ctx: Context, row: ParticipantRow): Membership => ({
  ...row,
  appliedOn: dayIn(row.appliedAt as Instant, ctx.shop.zone),
})

export interface Acting {
  readonly row: ParticipantRow
  readonly people: readonly RepresentationRow[]
}

/** The participant, locked, and whoever acts for it. */
export async function lockActing(ctx: ActionContext, participant: string): Promise<Acting> {
  const row = found(await lockParticipant(ctx.db, ctx.organisation, participant), 'participant')
  return { row, people: await readRepresentations(ctx.db, ctx.organisation, [participant]) }
}

/** Stops whoever may not use this power for the organisation; the system itself needs none. */
export const mustHave = (ctx: ActionContext, power: Power | null, acting: Acting): void =>
  refuseWith(whyNotAct(ctx, power, acting))

/** The reasons alone; `amount` is held against the limit of `commit`. */
export const whyNotAct = (ctx: ActionContext, power: Power | null, { row, people }: Acting, amount = 0): Refusal[] =>
  ctx.actor.kind === 'system'
    ? []
    : whyNotPower(power, { organisation: row.name, all: people, account: ctx.actor.account, day: ctx.today }, amount)

/** The same of somebody else, whose words are written down by another. */
export const whyNotActAs = (
  ctx: ActionContext,
  power: Power | null,
  { row, people }: Acting,
  account: AccountId,
): Refusal[] => whyNotPower(power, { organisation: row.name, all: people, account, day: ctx.today })

/** How many people may sign for it today. */
export const signersOf = (ctx: Context, people: readonly RepresentationRow[]): number =>
  holdersOf('sign', people, ctx.today).length

/** Tells everybody who acts for the organisation; `to` the page where it goes on. */
export function tellOrganisation(
  ctx: ActionContext,
  code: string,
  { row, people }: Acting,
  facts: Readonly<Record<string, string | number | boolean | null>> = {},
): void {
  const accounts = new Set(
    people
      .filter((one) => one.fromDay <= ctx.today && (!one.untilDay || one.untilDay >= ctx.today))
      .map((one) => one.account),
  )
  for (const account of accounts)
    ctx.notify(code, account, { name: row.name, link: pageOf(row.id), about: row.id, ...facts })
}

/** Tells everybody who acts for somebody here, each once. */
export async function tellCommunity(
  ctx: ActionContext,
  code: string,
  row: { readonly id: OrganisationId; readonly name: string },
  facts: Readonly<Record<string, string | number | boolean | null>> = {},
): Promise<void> {
  const all = await representationsOn(ctx.db, ctx.organisation, ctx.today)
  for (const account of new Set(all.map((one) => one.account)))
    ctx.notify(code, account, { name: row.name, link: pageOf(row.id), about: row.id, ...facts })
}

export const pageOf = (participant: string): string => `/community/organisations/${participant}`
