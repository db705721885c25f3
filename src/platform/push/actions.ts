/** What people do with their devices. */
import { action, type Context, read } from '../action.ts'
import { sha256 } from '../hash.ts'
import { post } from '../mail/post.ts'
import { ownPerson } from '../mail/reads.ts'
import { found, NotFound, refuse, refuseWith } from '../refusal.ts'
import { sealed } from '../sealed.ts'
import { type AccountId, newId } from '../values/ids.ts'
import { pushTestCode } from './notices.ts'
import { devicesAtMost, whyNotEndpoint } from './rules/endpoint.ts'
import type { PushSubscription } from './send.ts'
import * as store from './store.ts'

const ownDevices = (ctx: Context) => store.readOwnDevices(ctx.db, ctx.organisation, accountOf(ctx))

const accountOf = (ctx: Context): AccountId => {
  if (!ctx.actor.account) throw new NotFound('person')
  return ctx.actor.account
}

export const readDevices = read('push.readDevices', async (ctx, _asked: object) => ({
  serverKey: post().house.push.keys.publicKey,
  devices: await ownDevices(ctx),
}))

export const addDevice = action('push.addDevice', async (ctx, input: PushSubscription & { readonly name: string }) => {
  const { endpoint, keys, name } = input
  const person = await ownPerson(ctx)
  const hash = sha256(endpoint)
  const others = (await ownDevices(ctx)).filter(({ mark }) => mark !== hash)
  refuseWith([
    ...whyNotEndpoint(endpoint),
    ...(others.length >= devicesAtMost ? [refuse('push.too_many', { most: devicesAtMost })] : []),
  ])
  const device = await store.writeDevice(ctx.db, ctx.organisation, {
    ...{ id: newId(), account: accountOf(ctx), person, name, hash, now: ctx.now },
    sealed: sealed(JSON.stringify({ endpoint, keys })),
  })
  ctx.record('push.device_added', { subject: device, person })
  return { pushDevice: device }
})

interface Named {
  readonly pushDevice: string
}

export const removeDevice = action('push.removeDevice', async (ctx, { pushDevice: device }: Named) => {
  const person = await ownPerson(ctx)
  if (!(await store.dropDevice(ctx.db, ctx.organisation, device, accountOf(ctx)))) throw new NotFound('push_device')
  ctx.record('push.device_removed', { subject: device, person })
  return {}
})

export const testDevice = action('push.testDevice', async (ctx, { pushDevice: device }: Named) => {
  found(
    (await ownDevices(ctx)).find(({ id }) => id === device),
    'push_device',
  )
  const person = await ownPerson(ctx)
  ctx.notify(pushTestCode, person, { device, link: '/notices' })
  ctx.record('push.tested', { subject: device, person })
  return {}
})

/** A push service said that these took their permission back. */
export const dropGone = action('push.dropGone', async (ctx, { devices }: { readonly devices: readonly string[] }) => {
  for (const { id, person } of await store.dropGoneDevices(ctx.db, ctx.organisation, devices))
    ctx.record('push.device_gone', { subject: id, person })
})
