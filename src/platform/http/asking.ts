/** Who asks, for which organisation, with which permissions: settled before a route runs. */
import type { Actor, HttpDoor, Language, OrganisationFacts } from '../action.ts'
import { languages } from '../action.ts'
import { NotAllowed, NotFound } from '../refusal.ts'
import type { Route } from '../route.ts'
import { type Asking, outside } from '../run.ts'
import { type AccountId, isId, type OrganisationId } from '../values/ids.ts'
import { NotSignedIn } from './problem.ts'

/** A signed-in person, an API key or a registered device, as sign-in tells it. */
export type Caller =
  | {
      readonly kind: 'person'
      readonly account: AccountId
      readonly language?: Language | null
      readonly lastOrganisation?: OrganisationId | null
    }
  | {
      readonly kind: 'key'
      readonly keyId: string
      readonly organisation: OrganisationId
      readonly permissions: readonly string[]
      readonly account: AccountId | null
    }
  | {
      readonly kind: 'device'
      readonly device: string
      readonly name: string
      readonly organisation: OrganisationId
    }

/** What the floor must know of organisations; the module `organisations` answers. */
export interface OrganisationDoor {
  shopOf(id: OrganisationId): Promise<OrganisationFacts | null>
  /** The organisation of a public address (`le-panier`) or id. */
  shopByAddress(address: string): Promise<OrganisationFacts | null>
  /** Organisations in which this account holds a role today. */
  organisationsOf(account: AccountId): Promise<readonly OrganisationId[]>
  /** Permissions of the account there today: union of its roles. */
  permissionsOf(organisation: OrganisationId, account: AccountId): Promise<ReadonlySet<string>>
  /** What the organisation lets its registered devices do: the bundle of the role `desk`. */
  permissionsOfDesk(organisation: OrganisationId): Promise<ReadonlySet<string>>
}

const nothing: ReadonlySet<string> = new Set()

const visitor: Actor = { kind: 'visitor', account: null, permissions: nothing, may: () => false }

/** The actor behind jobs, reactions and seeds. */
export const system: Actor = { kind: 'system', account: null, permissions: nothing, may: () => true }

export const actorOf = (kind: Actor['kind'], account: AccountId | null, permissions: ReadonlySet<string>): Actor => ({
  kind,
  account,
  permissions,
  may: (permission) => permissions.has(permission),
})

/** The languages of `Accept-Language` that we speak, the dearest first. */
export const acceptedLanguages = (header: string | undefined, among: readonly Language[]): Language[] =>
  (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality = 'q=1'] = part.trim().split(';')
      return { code: tag.trim().slice(0, 2).toLowerCase(), quality: Number(quality.trim().slice(2)) || 0 }
    })
    .sort((one, other) => other.quality - one.quality)
    .flatMap(({ code }) => among.filter((language) => language === code))

/** The best of them. */
export const acceptedLanguage = (header: string | undefined, among: readonly Language[]): Language | null =>
  acceptedLanguages(header, among)[0] ?? null

export interface Request {
  readonly route: Route
  readonly caller: Caller | null
  /** Header `Komunigi-Organisation`. */
  readonly wanted: string | undefined
  /** Path parameter `:organisation` of a public route. */
  readonly address: string | undefined
  readonly requestId: string
  readonly acceptLanguage: string | undefined
  readonly wantedLanguage: string | undefined
  readonly idempotencyKey: string | undefined
  readonly http: HttpDoor
}

export async function settleAsking(door: OrganisationDoor, request: Request): Promise<Asking> {
  const { route, caller } = request
  const open = typeof route.may === 'object' && 'anyone' in route.may
  if (!open && !caller) throw new NotSignedIn()
  const shop = route.outside ? outside : await shopFor(door, request)
  const actor = await actorFor(door, shop, caller)
  if (typeof route.may === 'string' && !actor.may(route.may)) throw new NotAllowed(route.may)
  return {
    shop,
    actor,
    language: languageFor(request, shop),
    requestId: request.requestId,
    idempotencyKey: route.method === 'GET' ? undefined : request.idempotencyKey,
    http: request.http,
  }
}

function languageFor(request: Request, shop: OrganisationFacts): Language {
  const wanted = languages.find((language) => language === request.wantedLanguage)
  if (wanted) return wanted
  if (request.caller?.kind === 'person' && request.caller.language) return request.caller.language
  return acceptedLanguage(request.acceptLanguage, languages) ?? shop.language
}

async function shopFor(door: OrganisationDoor, request: Request): Promise<OrganisationFacts> {
  const { caller } = request
  if (request.address !== undefined) {
    const named = isId(request.address)
      ? await door.shopOf(request.address as OrganisationId)
      : await door.shopByAddress(request.address)
    if (!named) throw new NotFound('organisation')
    return named
  }
  const id = await organisationFor(door, caller, request.wanted)
  const shop = id ? await door.shopOf(id) : null
  if (shop) return shop
  if (typeof request.route.may === 'object' && 'anyone' in request.route.may) return outside
  throw new NotFound('organisation')
}

/** A person reaches only organisations where they hold a role; another's id looks like none at all. */
async function organisationFor(
  door: OrganisationDoor,
  caller: Caller | null,
  wanted: string | undefined,
): Promise<OrganisationId | null> {
  if (!caller) return null
  if (caller.kind !== 'person') {
    if (wanted && wanted !== caller.organisation) throw new NotFound('organisation')
    return caller.organisation
  }
  const own = await door.organisationsOf(caller.account)
  if (wanted) {
    const match = own.find((id) => id === wanted)
    if (!match) throw new NotFound('organisation')
    return match
  }
  return own.find((id) => id === caller.lastOrganisation) ?? own[0] ?? null
}

async function actorFor(door: OrganisationDoor, shop: OrganisationFacts, caller: Caller | null): Promise<Actor> {
  if (!caller) return visitor
  if (caller.kind === 'key')
    return { ...actorOf('key', caller.account, new Set(caller.permissions)), key: caller.keyId }
  if (caller.kind === 'device') {
    const device = { id: caller.device, name: caller.name, organisation: caller.organisation }
    return { ...actorOf('device', null, await door.permissionsOfDesk(caller.organisation)), device }
  }
  if (shop.id === outside.id) return actorOf('person', caller.account, nothing)
  return actorOf('person', caller.account, await door.permissionsOf(shop.id, caller.account))
}
