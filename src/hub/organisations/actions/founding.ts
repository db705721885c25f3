/** How an organisation comes to be, and who looks after it at first. */

import { type ActionContext, action } from '#platform/action.ts'
import { speakAs } from '#platform/database/sql.ts'
import { NotAllowed, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays } from '#platform/values/day.ts'
import { type AccountId, newId, type OrganisationId } from '#platform/values/ids.ts'
import type * as contract from '../contract/organisation.ts'
import { addressFrom, whyNotAddress } from '../rules/address.ts'
import { countryDefaults, whyNotProfile } from '../rules/profile.ts'
import * as store from '../store/organisations.ts'
import * as roles from '../store/roles.ts'

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
    website?: string | null
    vatNumber?: string | null
    softwareVersion?: string | null
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
  const { website = null, vatNumber = null, softwareVersion = null } = input
  const known = { kind, hosted, lifeStage, city, website, vatNumber, softwareVersion }
  const row = { ...input, ...known, address, zone, languages, currency, now: ctx.now }
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
    if ((await roles.rolesOn(ctx.db, organisation, ctx.actor.account, ctx.today)).includes('admin')) return true
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
  await roles.addGrant(ctx.db, organisation, given)
  ctx.record('organisations.role_granted', { subject: id, organisation, account, role })
}
