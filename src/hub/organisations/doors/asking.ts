/** What the floor must know of organisations to settle who asks: answered from a short memory,
 *  forgotten at once when this process changes a role or a profile, and after a few seconds in any case. */
import type { OrganisationFacts } from '#platform/action.ts'
import type { Database, Db } from '#platform/database/connect.ts'
import type { OrganisationDoor } from '#platform/http/asking.ts'
import { knownPermissions } from '#platform/permissions.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import { permissionsOf } from '../rules/roles.ts'
import * as store from '../store/organisations.ts'
import * as roles from '../store/roles.ts'

const rememberedSeconds = 5

export interface RememberingDoor extends OrganisationDoor {
  /** The roles of the account there today. */
  rolesOf(organisation: OrganisationId, account: AccountId): Promise<readonly string[]>
  /** Forgets everything: called when an event of this module was written. */
  forget(): void
  hosted(): Promise<OrganisationId[]>
}

/** What a registered device may do: the bundle of the role `desk`, as the shop has it. */
export async function bundleOfDesk(db: Db, organisation: OrganisationId): Promise<Set<string>> {
  const bundles = await roles.readBundles(db, organisation)
  const own = new Map(bundles.map(({ role, permissions }): [string, readonly string[]] => [role, permissions]))
  return permissionsOf(['desk'], knownPermissions(), own)
}

export function openOrganisationDoor(database: Database, clock: () => Instant): RememberingDoor {
  const memory = new Map<string, { until: number; value: Promise<unknown> }>()
  const remembered = <T>(key: string, load: () => Promise<T>): Promise<T> => {
    const now = Date.parse(clock())
    const known = memory.get(key)
    if (known && known.until > now) return known.value as Promise<T>
    const value = load()
    value.catch(() => memory.delete(key))
    if (memory.size > 20_000) memory.clear()
    memory.set(key, { until: now + rememberedSeconds * 1000, value })
    return value
  }
  const shopOf = (id: OrganisationId): Promise<OrganisationFacts | null> =>
    remembered(`shop ${id}`, async () => (await store.readFacts(database.installation, [id]))[0] ?? null)
  // A task ends with the last day of its organisation's own zone.
  const belongings = (account: AccountId, zone = 'UTC') => {
    const day = dayIn(clock(), zone)
    return remembered(`belongs ${account} ${day}`, () => store.readBelongings(database.installation, account, day))
  }
  const heldIn = async (organisation: OrganisationId, account: AccountId) =>
    (await belongings(account, (await shopOf(organisation))?.zone)).find((one) => one.id === organisation)
  return {
    shopOf,
    async shopByAddress(address) {
      const id = await remembered(`address ${address}`, () =>
        store.organisationOfAddress(database.installation, address),
      )
      return id ? shopOf(id) : null
    },
    organisationsOf: async (account) => (await belongings(account)).map((one) => one.id),
    permissionsOf: (organisation, account) =>
      remembered(`may ${organisation} ${account} ${clock().slice(0, 13)}`, async () => {
        const held = await heldIn(organisation, account)
        return permissionsOf(held?.roles ?? [], knownPermissions(), new Map(Object.entries(held?.bundles ?? {})))
      }),
    rolesOf: async (organisation, account) => (await heldIn(organisation, account))?.roles ?? [],
    permissionsOfDesk: (organisation) =>
      remembered(`desk ${organisation}`, () => bundleOfDesk(database.for(organisation), organisation)),
    forget: () => memory.clear(),
    hosted: () => store.hostedOrganisations(database.installation),
  }
}
