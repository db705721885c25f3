/** Shared tablets and tills: registered by the office, recognised by a credential of their own. */
import { z } from 'zod'
import { anyone, route } from '#platform/route.ts'

const id = z.uuid()

export const listDevices = route({
  method: 'GET',
  path: '/devices',
  may: 'devices.manage',
  says: 'The registered tablets and tills of the organisation, and those that wait for their code.',
  reply: z.object({
    devices: z.array(
      z.object({
        device: id,
        name: z.string(),
        state: z.enum(['waiting', 'late', 'registered']),
        madeAt: z.string(),
        registeredAt: z.string().nullable(),
        lastSeenAt: z.string().nullable(),
      }),
    ),
  }),
})

export const makeDevice = route({
  method: 'POST',
  path: '/devices',
  may: 'devices.manage',
  says: 'Prepares a shared device. Its code is typed on the device, once, and shown in this answer only.',
  body: z.object({ name: z.string().trim().min(1).max(80) }),
  reply: z.object({ device: id, code: z.string(), minutes: z.number() }),
})

export const revokeDevice = route({
  method: 'DELETE',
  path: '/devices/:device',
  may: 'devices.manage',
  says: 'Takes the credential of a device away, at once.',
  params: z.object({ device: id }),
  reply: z.object({}),
})

export const registerDevice = route({
  method: 'POST',
  path: '/sign-in/device',
  may: anyone('the code shows that the office gave this device its place'),
  outside: true,
  says: 'Registers this device with the code of the office; from then on it acts for the organisation as its desk.',
  body: z.object({ code: z.string().trim().min(1).max(20) }),
  reply: z.object({ name: z.string() }),
  refusals: ['auth.device_code', 'auth.too_often'],
})
