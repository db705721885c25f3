/** A browser whose push service gave it another address: it stays the device it was, in each of its organisations. The
 *  service worker that tells it has no session, so the old address and its secret prove who it is. */
import { timingSafeEqual } from 'node:crypto'
import { action, type OrganisationFacts } from '../action.ts'
import type { Database } from '../database/connect.ts'
import { sha256 } from '../hash.ts'
import { system } from '../http/asking.ts'
import { type Served, serve } from '../module.ts'
import { refuseWith } from '../refusal.ts'
import type { InputOf } from '../route.ts'
import type { Runner } from '../run.ts'
import { opened, sealed } from '../sealed.ts'
import { newId, type OrganisationId } from '../values/ids.ts'
import { renewPushDevice } from './contract.ts'
import { whyNotEndpoint } from './rules/endpoint.ts'
import type { PushSubscription } from './send.ts'
import * as store from './store.ts'

export interface RenewalParts {
  readonly database: Database
  readonly shopOf: (id: OrganisationId) => Promise<OrganisationFacts | null>
  readonly runner: () => Runner
}

type Renewal = InputOf<typeof renewPushDevice>

/** The answer is the same whether anybody has that address, so nobody learns of others by asking. */
export function renewalRoutes({ database, shopOf, runner }: RenewalParts): readonly Served[] {
  const renew = action('push.renew', async (_ctx, input: Renewal) => {
    refuseWith(whyNotEndpoint(input.endpoint))
    const places = await store.readPlacesOfAddress(database.installation, sha256(input.before.endpoint))
    for (const place of places) {
      const shop = await shopOf(place)
      const asking = { actor: system, requestId: newId() }
      if (shop) await runner().act(renewDevice, input, { ...asking, shop, language: shop.language })
    }
    return {}
  })
  return [serve(renewPushDevice, { ...renew, secretInput: true as const })]
}

export const renewDevice = action('push.renewDevice', async (ctx, { before, endpoint, keys }: Renewal) => {
  const device = await store.readDeviceAt(ctx.db, ctx.organisation, sha256(before.endpoint))
  if (!device || !isSecretOf(device.sealed, before.auth)) return
  const kept = await store.renewDevice(ctx.db, ctx.organisation, device.id, {
    hash: sha256(endpoint),
    sealed: sealed(JSON.stringify({ endpoint, keys })),
  })
  ctx.record(kept ? 'push.device_renewed' : 'push.device_removed', { subject: device.id, person: device.person })
})

/** Known to the browser and to us; the push service in between has the address alone. */
function isSecretOf(text: string, auth: string): boolean {
  const kept = opened(text)
  if (!kept) return false
  const bytes = Buffer.from((JSON.parse(kept) as PushSubscription).keys.auth, 'base64url')
  const given = Buffer.from(auth, 'base64url')
  return bytes.length === given.length && timingSafeEqual(bytes, given)
}
