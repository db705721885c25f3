/** Who holds which role, and what a role may do. */
import { type ActionContext, action } from '#platform/action.ts'
import { knownPermissions } from '#platform/permissions.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/organisation.ts'
import { communityRoles, firstRoles, type Role } from '../rules/roles.ts'
import * as store from '../store/organisations.ts'
import * as roles from '../store/roles.ts'

export interface RoleToGrant {
  readonly account: AccountId
  readonly role: string
  readonly from?: Day | undefined
  readonly until?: Day | null
  /** Why it is held by itself; left out where somebody gives it by hand. */
  readonly because?: string
}

/** Gives an account a role here. Holding it already is no error: the answer is null and nothing is written. */
export async function grantRoleTo(ctx: ActionContext, input: RoleToGrant): Promise<string | null> {
  refuseWith(whyNotGrant(ctx.today, input, await rolesHere(ctx, input.role)))
  const id = newId()
  const added = await roles.addGrant(ctx.db, ctx.organisation, {
    id,
    account: input.account,
    role: input.role,
    from: input.from ?? ctx.today,
    until: input.until ?? null,
    now: ctx.now,
    by: ctx.actor.account,
    because: input.because ?? null,
  })
  if (!added) return null
  ctx.record('organisations.role_granted', { subject: id, account: input.account, role: input.role })
  return id
}

/** Roles of a community are given in a community only; the question costs nothing where a shop gives its own. */
async function rolesHere(ctx: ActionContext, role: string): Promise<readonly string[]> {
  if (!(communityRoles as readonly string[]).includes(role)) return firstRoles
  return (await store.readOrganisation(ctx.db, ctx.organisation))?.kind === 'community' ? communityRoles : firstRoles
}

function whyNotGrant(today: Day, { role, until, from }: RoleToGrant, known: readonly string[]): Refusal[] {
  const no: Refusal[] = []
  if (!known.includes(role)) no.push(refuse('role.unknown', { role }))
  if (until && until < (from ?? today)) no.push(refuse('role.day_passed'))
  return no
}

interface RoleToEnd {
  readonly account: AccountId
  readonly role: Exclude<Role, 'admin'> | 'contributor'
  /** Only where it is held for this reason; given by hand it stays. */
  readonly because?: string
}

/** Takes a role from an account at once. Not holding it is no error: nothing is written. The last admin is not for this way. */
export async function endRoleOf(ctx: ActionContext, { account, role, because }: RoleToEnd): Promise<void> {
  const yesterday = addDays(ctx.today, -1)
  const ended = await roles.endGrantsOf(ctx.db, ctx.organisation, account, role, yesterday, because ?? null)
  for (const { id } of ended) ctx.record('organisations.role_ended', { subject: id, account, role })
}

export const grantRole = action('organisations.grantRole', async (ctx, input: InputOf<typeof contract.grantRole>) => {
  const account = await ctx.accounts.ensureAccount(input.email, input.name, ctx.shop.language)
  const id = await grantRoleTo(ctx, {
    account,
    role: input.role,
    from: input.from as Day | undefined,
    until: input.until as Day | null,
  })
  if (!id) refuseWith([refuse('role.held', { role: input.role })])
  return { id: id as string }
})

export const endRole = action('organisations.endRole', async (ctx, input: InputOf<typeof contract.endRole>) => {
  const grant = found(await roles.readGrant(ctx.db, ctx.organisation, input.grant), 'role')
  if (grant.role === 'admin' || grant.role === 'hub_admin') {
    const admins = await roles.adminsOn(ctx.db, ctx.organisation, ctx.today)
    refuseWith(admins.every((account) => account === grant.account) ? [refuse('role.last_admin')] : [])
  }
  await roles.endGrant(ctx.db, ctx.organisation, grant.id, addDays(ctx.today, -1))
  ctx.record('organisations.role_ended', { subject: grant.id, account: grant.account, role: grant.role })
  return {}
})

/** An admin must always be able to give rights back, so that bundle is not for changing. */
export const editRole = action('organisations.editRole', async (ctx, input: InputOf<typeof contract.editRole>) => {
  const no: Refusal[] = []
  if (!(firstRoles as readonly string[]).includes(input.role)) no.push(refuse('role.unknown', { role: input.role }))
  if (input.role === 'admin') no.push(refuse('role.admin_bundle'))
  refuseWith(no)
  const known = new Set(knownPermissions().map((one) => one.permission))
  const permissions = input.permissions?.filter((one) => known.has(one)) ?? null
  await roles.writeBundle(ctx.db, ctx.organisation, input.role, permissions)
  ctx.record('organisations.bundle_changed', { subject: ctx.organisation, role: input.role })
  return {}
})
