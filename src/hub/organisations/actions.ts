/** What people do with an organisation, its staff and its roles. */
import type { ActionContext } from '#platform/action.ts'
import { action, type UploadedFile } from '#platform/action.ts'
import { speakAs } from '#platform/database/sql.ts'
import { knownPermissions } from '#platform/permissions.ts'
import { found, NotAllowed, NotFound, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { addDays } from '#platform/values/day.ts'
import { type AccountId, newId, type OrganisationId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import type * as contract from './contract.ts'
import { addressFrom, whyNotAddress } from './rules/address.ts'
import { logoKind, whyNotLogo } from './rules/logo.ts'
import { countryDefaults, whyNotProfile } from './rules/profile.ts'
import { communityRoles, firstRoles, type Role } from './rules/roles.ts'
import { changeEmailOf } from './store/powers.ts'
import * as store from './store.ts'

type NewOrganisation = InputOf<typeof contract.createOrganisation>

/** Makes a shop and its first admin. On an empty installation anybody may: it is the set-up page. */
export const createOrganisation = action('organisations.create', async (ctx, input: NewOrganisation) => {
  const isFirst = await mustCreate(ctx)
  const made = await addOrganisation(ctx, { ...input, demo: null })
  await giveFirst(ctx, made.id, await founderOf(ctx, isFirst, input), 'admin')
  return made
})

/** Anybody makes the first organisation of an installation, and an admin of one the others. */
export async function mustCreate(ctx: ActionContext): Promise<boolean> {
  const known = await store.hostedOrganisations(ctx.db)
  if (known.length > 0 && !(await isAdminSomewhere(ctx, known))) throw new NotAllowed('organisations.create')
  return known.length === 0
}

/** Whoever makes the first one gets an account and is signed in. */
export async function founderOf(
  ctx: ActionContext,
  isFirst: boolean,
  { email, person, language }: Pick<NewOrganisation, 'email' | 'person' | 'language'>,
): Promise<AccountId> {
  if (!isFirst) return ctx.actor.account as AccountId
  const account = await ctx.accounts.ensureAccount(email, person || nameFrom(email), language)
  if (ctx.http) await ctx.accounts.signIn(account, ctx.http)
  return account
}

/** `ines.fontaine@…` is most likely Ines Fontaine; the person may change it. */
const nameFrom = (email: string): string =>
  (email.split('@')[0] ?? email)
    .split(/[._+-]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')

/** The row of a new organisation, with what its country suggests where nothing was said. */
export async function addOrganisation(
  ctx: ActionContext,
  input: Omit<NewOrganisation, 'email'> & {
    email: string | null
    demo: string | null
    /** A shop unless told otherwise. */
    kind?: string
    /** Whether it uses this installation itself, or only takes part in a community here. */
    hosted?: boolean
    lifeStage?: string | null
    city?: string | null
  },
): Promise<{ id: OrganisationId; address: string }> {
  const suggested = countryDefaults[input.country]
  const zone = input.zone ?? suggested?.zone ?? 'Europe/Brussels'
  const languages = [...new Set([input.language, ...(input.languages ?? [])])]
  const address = input.address ?? (await freeAddress(ctx, addressFrom(input.name)))
  const taken = (await store.organisationOfAddress(ctx.db, address)) !== null
  refuseWith([...whyNotAddress(address, taken), ...whyNotProfile({ zone, language: input.language, languages })])
  const id = newId<OrganisationId>()
  // Its first rows are behind its own wall already.
  await speakAs(ctx.db, id)
  const currency = input.currency ?? suggested?.currency ?? 'EUR'
  const { kind = 'shop', hosted = true, lifeStage = null, city = null } = input
  const row = { ...input, kind, hosted, lifeStage, city, address, zone, languages, currency, now: ctx.now }
  await store.addOrganisation(ctx.db, id, row)
  // Who only takes part in a community is in the history of that community.
  if (hosted) ctx.record('organisations.created', { subject: id, organisation: id })
  return { id, address }
}

async function freeAddress(ctx: ActionContext, wished: string): Promise<string> {
  const taken = await store.organisationOfAddress(ctx.db, wished)
  return taken ? `${wished}-${newId().slice(-6)}` : wished
}

export async function isAdminSomewhere(ctx: ActionContext, known: readonly OrganisationId[]): Promise<boolean> {
  if (!ctx.actor.account) return false
  const own = await store.organisationsOfAccount(ctx.db, ctx.actor.account, ctx.today)
  for (const organisation of own.filter((one) => known.includes(one))) {
    await speakAs(ctx.db, organisation)
    if ((await store.rolesOn(ctx.db, organisation, ctx.actor.account, ctx.today)).includes('admin')) return true
  }
  return false
}

/** Whoever makes an organisation looks after it. */
export async function giveFirst(
  ctx: ActionContext,
  organisation: OrganisationId,
  account: AccountId,
  role: 'admin' | 'hub_admin' | 'noyau',
  because: string | null = null,
): Promise<void> {
  const id = newId()
  const from = addDays(ctx.today, -1)
  const given = { id, account, role, from, until: null, now: ctx.now, by: null, because }
  await store.addGrant(ctx.db, organisation, given)
  ctx.record('organisations.role_granted', { subject: id, organisation, account, role })
}

export const editProfile = action(
  'organisations.editProfile',
  async (ctx, input: InputOf<typeof contract.editProfile>) => {
    const before = found(await store.readOrganisation(ctx.db, ctx.organisation), 'organisation')
    const owner = await store.organisationOfAddress(ctx.db, input.address)
    refuseWith([...whyNotAddress(input.address, owner !== null && owner !== ctx.organisation), ...whyNotProfile(input)])
    await store.updateOrganisation(ctx.db, ctx.organisation, input)
    const changed = Object.keys(input).filter(
      (key) => JSON.stringify(input[key as never]) !== JSON.stringify(before[key as keyof typeof before]),
    )
    ctx.record('organisations.profile_changed', { subject: ctx.organisation, fields: changed })
    return found(await store.readOrganisation(ctx.db, ctx.organisation), 'organisation')
  },
)

export const editTerms = action('organisations.editTerms', async (ctx, input: InputOf<typeof contract.editTerms>) => {
  await store.updateTerms(ctx.db, ctx.organisation, input.terms)
  ctx.record('organisations.terms_changed', { subject: ctx.organisation })
  return found(await store.readOrganisation(ctx.db, ctx.organisation), 'organisation')
})

export const uploadLogo = action('organisations.uploadLogo', async (ctx, input: object) => {
  const { file } = input as { file: UploadedFile }
  refuseWith(whyNotLogo(file.bytes))
  const type = logoKind(file.bytes) as string
  await store.updateLogo(ctx.db, ctx.organisation, { bytes: file.bytes, type })
  ctx.record('organisations.logo_changed', { subject: ctx.organisation })
  return {}
})

export const removeLogo = action('organisations.removeLogo', async (ctx, _input: object) => {
  await store.updateLogo(ctx.db, ctx.organisation, null)
  ctx.record('organisations.logo_changed', { subject: ctx.organisation })
  return {}
})

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
  const added = await store.addGrant(ctx.db, ctx.organisation, {
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
  readonly role: Exclude<Role, 'admin'>
  /** Only where it is held for this reason; given by hand it stays. */
  readonly because?: string
}

/** Takes a role from an account at once. Not holding it is no error: nothing is written. The last admin is not for this way. */
export async function endRoleOf(ctx: ActionContext, { account, role, because }: RoleToEnd): Promise<void> {
  const yesterday = addDays(ctx.today, -1)
  const ended = await store.endGrantsOf(ctx.db, ctx.organisation, account, role, yesterday, because ?? null)
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
  const grant = found(await store.readGrant(ctx.db, ctx.organisation, input.grant), 'role')
  if (grant.role === 'admin' || grant.role === 'hub_admin') {
    const admins = await store.adminsOn(ctx.db, ctx.organisation, ctx.today)
    refuseWith(admins.every((account) => account === grant.account) ? [refuse('role.last_admin')] : [])
  }
  await store.endGrant(ctx.db, ctx.organisation, grant.id, addDays(ctx.today, -1))
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
  await store.writeBundle(ctx.db, ctx.organisation, input.role, permissions)
  ctx.record('organisations.bundle_changed', { subject: ctx.organisation, role: input.role })
  return {}
})

/** The organisation a person opens next time is kept in a cookie of theirs; it grants nothing. */
export const switchOrganisation = action(
  'organisations.switch',
  async (ctx, input: InputOf<typeof contract.switchOrganisation>) => {
    const own = await store.organisationsOfAccount(ctx.db, ctx.actor.account as AccountId, dayIn(ctx.now, 'UTC'))
    if (!own.includes(input.organisation as OrganisationId)) throw new NotFound('organisation')
    ctx.http?.setCookie(`komunigi_organisation=${input.organisation}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`)
    return {}
  },
)

/** Somebody who belongs here proved a new address for signing in. What the shop keeps about the person follows. */
export const noteSignInAddress = action(
  'organisations.noteSignInAddress',
  async (ctx, { account }: { account: AccountId }) => {
    const email = (await ctx.accounts.accountsById([account])).get(account)?.email
    if (email) await changeEmailOf(ctx.db, ctx.organisation, account, email)
    ctx.record('organisations.sign_in_address_changed', { subject: account, account })
  },
)
