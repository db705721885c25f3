/** The devices that show a person's notices. */
import { z } from 'zod'
import { anyone, route, signedIn } from '../route.ts'

const own = signedIn('everybody may choose which of their devices show notices')

export const listPushDevices = route({
  method: 'GET',
  path: '/push-devices',
  may: own,
  says: 'The own devices that show notices of this organisation, and the key a browser needs to become one.',
  reply: z.object({
    serverKey: z.string(),
    devices: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** SHA-256 of its address: a browser finds itself by it. */
        mark: z.string(),
        addedAt: z.string(),
        lastTakenAt: z.string().nullable(),
        /** Tries in a row that did not reach it. */
        failures: z.number(),
      }),
    ),
  }),
})

const endpoint = z.string().max(1000)
const auth = z.string().regex(/^[\w-]{22}(==)?$/)
const keys = z.object({ p256dh: z.string().regex(/^[\w-]{87}=?$/), auth })

export const addPushDevice = route({
  method: 'POST',
  path: '/push-devices',
  may: own,
  says: 'Makes this browser a device that shows notices of this organisation; a browser is one device, however often it asks.',
  body: z.object({
    name: z.string().trim().min(1).max(60),
    endpoint,
    keys,
  }),
  reply: z.object({ pushDevice: z.string() }),
  refusals: ['push.endpoint_unusable', 'push.too_many'],
})

const oneDevice = z.object({ pushDevice: z.uuid() })

export const removePushDevice = route({
  method: 'DELETE',
  path: '/push-devices/:pushDevice',
  may: own,
  says: 'The device shows no more notices of this organisation.',
  params: oneDevice,
  reply: z.object({}),
})

export const testPushDevice = route({
  method: 'POST',
  path: '/push-devices/:pushDevice/test',
  may: own,
  says: 'Sends a test message to one own device, on the way that notices take.',
  params: oneDevice,
  reply: z.object({}),
})

export const renewPushDevice = route({
  method: 'POST',
  path: '/push-renewals',
  may: anyone('a service worker is not signed in; the address it had, and its secret, prove which device it is'),
  outside: true,
  says: 'A browser got another address from its push service: wherever it was a device, it goes on being one. An address that nobody has is answered alike.',
  body: z.object({ before: z.object({ endpoint, auth }), endpoint, keys }),
  reply: z.object({}),
  refusals: ['push.endpoint_unusable'],
})
