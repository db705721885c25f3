/** What other modules of a community ask about those who take part: names, tasks, who speaks for whom; and how they
 *  are told. */
import type { ActionContext, Context } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { found } from '#platform/refusal.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { mustBeCommunity } from '../actions/acting.ts'
import type { MandateRole } from '../rules/mandates.ts'
import { type Power, powers } from '../rules/powers.ts'
import { type communityRoles, insideRoles } from '../rules/roles.ts'
import { type MembershipState, takesPart } from '../rules/states.ts'
import { readOrganisation } from '../store/organisations.ts'
import { readParticipants } from '../store/participants.ts'
import { representationsOf, representationsOn } from '../store/powers.ts'
import { accountsInRoles } from '../store/roles.ts'
import { tasksHeld } from './standing.ts'

export interface TakingPart {
  readonly id: OrganisationId
  readonly name: string
  readonly state: MembershipState
  readonly kind: string
  readonly lifeStage: string | null
  readonly languages: readonly string[]
  /** Whether it is in the community today: observer, active or paused. */
  readonly inside: boolean
}

/** Everybody the community knows, in the order of joining. Not found where this is no community. */
export async function takingPart(ctx: Context): Promise<TakingPart[]> {
  await mustBeCommunity(ctx)
  const all = await readParticipants(ctx.db, ctx.organisation)
  return all.map(({ id, name, state, kind, lifeStage, languages }) => ({
    id,
    name,
    state,
    kind,
    lifeStage,
    languages,
    inside: takesPart(state),
  }))
}

/** The organisations the person who asks acts for today, each with the powers held. */
export async function ownOrganisations(ctx: Context): Promise<{ id: OrganisationId; powers: Power[] }[]> {
  const { account } = ctx.actor
  if (!account) return []
  const held = await representationsOf(ctx.db, ctx.organisation, account, ctx.today)
  return [...Map.groupBy(held, ({ participant }) => participant)].map(([id, own]) => ({
    id,
    powers: powers.filter((power) => own.some((one) => one.powers.includes(power))),
  }))
}

/** The organisations that hold a task today: providers, the holder of the account. */
export async function holdersOfTask(ctx: Context, role: MandateRole): Promise<OrganisationId[]> {
  const held = (await tasksHeld(ctx)).filter((one) => one.role === role)
  return [...new Set(held.map(({ participant }) => participant))]
}

/** Tells everybody who acts for one of these organisations today, each person once. */
export async function tellParticipants(
  ctx: ActionContext,
  code: string,
  participants: readonly string[],
  facts: Readonly<Record<string, string | number | boolean | null>> & { readonly link: string; readonly about: string },
): Promise<void> {
  const told = new Set(participants)
  const acting = await representationsOn(ctx.db, ctx.organisation, ctx.today)
  const accounts = acting.filter(({ participant }) => told.has(participant)).map(({ account }) => account)
  for (const account of new Set(accounts)) ctx.notify(code, account, facts)
}

/** Everybody who acts for somebody here or holds a task today. */
export const peopleInside = (ctx: Context): Promise<AccountId[]> =>
  accountsInRoles(ctx.db, ctx.organisation, insideRoles, ctx.today)

/** How people are called; whoever acts for nobody any more has no name here (domain-hub-governance-communication 5.16). */
export async function callingPeople(ctx: Context, accounts: readonly (AccountId | null)[]) {
  const wanted = [...new Set(accounts.filter((one) => one !== null))]
  const [inside, people] = await Promise.all([peopleInside(ctx), ctx.accounts.accountsById(wanted)])
  const here = new Set(inside)
  const former = currentWords().say(ctx.language, 'community.former_member', {}, { ...ctx.shop, today: ctx.today })
  return (account: AccountId): string => (here.has(account) ? (people.get(account)?.name ?? former) : former)
}

/** Whoever holds one of these roles today. */
export const holdersOfRoles = (ctx: Context, roles: readonly (typeof communityRoles)[number][]): Promise<AccountId[]> =>
  accountsInRoles(ctx.db, ctx.organisation, roles, ctx.today)

/** The word for the community in addresses. Not found where this is none. */
export async function communityAddress(ctx: Context): Promise<string> {
  await mustBeCommunity(ctx)
  return found(await readOrganisation(ctx.db, ctx.organisation), 'community').address
}
