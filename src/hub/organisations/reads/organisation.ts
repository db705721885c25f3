/** What people look at: who I am, what the organisation tells, who holds which role. */
import { type Content, type Context, read } from '#platform/action.ts'
import { acceptedLanguage } from '#platform/http/asking.ts'
import { installation } from '#platform/installation.ts'
import { knownPermissions } from '#platform/permissions.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { languages } from '#platform/values/languages.ts'
import { plain } from '#platform/values/text.ts'
import type * as contract from '../contract/organisation.ts'
import { firstBundle, firstRoles, permissionsOf } from '../rules/roles.ts'
import * as store from '../store/organisations.ts'
import * as roles from '../store/roles.ts'

export const readProfile = read('organisations.readProfile', async (ctx, _input: object) =>
  found(await store.readOrganisation(ctx.db, ctx.organisation), 'organisation'),
)

/** The shop window: nothing an organisation keeps for itself. */
export const readPublicProfile = read('organisations.readPublicProfile', async (ctx, _input: object) => {
  const profile = found(await store.readOrganisation(ctx.db, ctx.organisation), 'organisation')
  const { terms: _terms, demo: _demo, vatNumber: _vat, kind: _kind, country: _country, ...shown } = profile
  return shown
})

export const readLogo = read('organisations.readLogo', async (ctx, _input: object): Promise<Content> => {
  const logo = found(await store.readLogo(ctx.db, ctx.organisation), 'logo')
  return { type: logo.logoType, body: new Uint8Array(logo.logo) }
})

/** Every role held here today or later, members included. */
export const grantsOf = (ctx: Context) => roles.readGrants(ctx.db, ctx.organisation, ctx.today)

export const readStaff = read('organisations.readStaff', async (ctx, { q }: InputOf<typeof contract.readStaff>) => {
  const grants = (await roles.readGrants(ctx.db, ctx.organisation, ctx.today)).filter((one) => one.role !== 'member')
  const people = await ctx.accounts.accountsById([
    ...new Set(grants.flatMap((one) => (one.grantedBy ? [one.account, one.grantedBy] : [one.account]))),
  ])
  const wanted = plain(q ?? '')
  return {
    grants: grants
      .map((grant) => ({
        ...grant,
        name: people.get(grant.account)?.name ?? '',
        email: people.get(grant.account)?.email ?? '',
        grantedBy: grant.grantedBy ? (people.get(grant.grantedBy)?.name ?? null) : null,
      }))
      .filter((grant) => plain(`${grant.name} ${grant.email} ${grant.role}`).includes(wanted))
      .sort((one, other) => one.name.localeCompare(other.name) || one.role.localeCompare(other.role)),
  }
})

export const readRoles = read('organisations.readRoles', async (ctx, _input: object) => {
  const definitions = knownPermissions()
  const own = new Map((await roles.readBundles(ctx.db, ctx.organisation)).map((row) => [row.role, row.permissions]))
  return {
    roles: firstRoles.map((role) => ({
      role,
      permissions: [...(own.get(role) ?? firstBundle(role, definitions))].sort(),
      changed: own.has(role),
    })),
    permissions: definitions.map((one) => one.permission).sort(),
  }
})

/** The language of somebody who is not signed in: what the browser asks for. */
export const visitorLanguage = (ctx: Context) =>
  acceptedLanguage(ctx.http?.request.headers.get('accept-language') ?? undefined, languages) ?? 'en'

/** The start page: who is signed in, where they belong, what they may do there. Two statements, however many organisations. */
export const readMe = read('organisations.readMe', async (ctx, _input: object) => {
  const account = ctx.actor.kind === 'person' ? ctx.actor.account : null
  if (ctx.actor.kind !== 'visitor' && ctx.http) await ctx.accounts.renew(ctx.http)
  const device = ctx.actor.device ?? null
  const belongings = account ? await store.readBelongings(ctx.db, account, ctx.today) : []
  const facts = await store.readFacts(ctx.db, device ? [device.organisation] : belongings.map((one) => one.id))
  const person = account ? (await ctx.accounts.accountsById([account])).get(account) : undefined
  const definitions = knownPermissions()
  const last = /komunigi_organisation=([0-9a-f-]{36})/.exec(ctx.http?.request.headers.get('cookie') ?? '')?.[1]
  return {
    person: account && person ? { id: account, name: person.name, email: person.email } : null,
    device: device && { id: device.id, name: device.name },
    organisations: facts.map(({ terms: _terms, ...one }) => {
      if (device) return { ...one, roles: ['desk'], permissions: [...ctx.actor.permissions].sort() }
      const held = belongings.find((belonging) => belonging.id === one.id)
      const bundles = new Map(Object.entries(held?.bundles ?? {}))
      return {
        ...one,
        roles: held?.roles ?? [],
        permissions: [...permissionsOf(held?.roles ?? [], definitions, bundles)].sort(),
      }
    }),
    organisation: facts.find((one) => one.id === last)?.id ?? facts[0]?.id ?? null,
    language: person?.language ?? visitorLanguage(ctx),
    today: ctx.today,
    demo: installation.demo,
    installation: { hasOrganisations: (await store.hostedOrganisations(ctx.db)).length > 0 },
  }
})
