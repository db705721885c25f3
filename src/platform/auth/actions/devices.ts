/** Shared tablets and tills, registered with a code instead of a password everybody knows. */
import { randomBytes } from 'node:crypto'
import { action, read } from '#platform/action.ts'
import { registerNames } from '#platform/audit/names.ts'
import { speakAs } from '#platform/database/sql.ts'
import { found } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { deviceCookie } from '../callers.ts'
import { atMost, doorOf, hashOf, newToken, type Parts, refused } from '../parts.ts'
import { codeMinutes, deskCode, plainCode } from '../rules/desk.ts'
import * as store from '../store/devices.ts'

registerNames('device', async (db, organisation, ids) => {
  const named = await store.deviceNames(db, organisation, ids)
  return new Map(named.map(({ id, name }): [string, string] => [id, name]))
})

export const listDevicesRead = read('auth.listDevices', async (ctx) => ({
  devices: await store.readDevices(ctx.db, ctx.organisation, ctx.now),
}))

const makeDevice = action('auth.makeDevice', async (ctx, { name }: { name: string }) => {
  const device = newId()
  const code = deskCode(randomBytes(8))
  const codeHash = hashOf(plainCode(code))
  const { now } = ctx
  const { account } = ctx.actor
  await store.addDevice(ctx.db, ctx.organisation, { id: device, name, codeHash, minutes: codeMinutes, account, now })
  ctx.record('auth.device_made', { subject: device })
  return { device, code, minutes: codeMinutes }
})

export const makeDeviceAction = { ...makeDevice, secretAnswer: true as const }

export const revokeDeviceAction = action('auth.revokeDevice', async (ctx, { device }: { device: string }) => {
  found(await store.revokeDevice(ctx.db, ctx.organisation, device, ctx.actor.account, ctx.now), 'device')
  ctx.record('auth.device_revoked', { subject: device })
  return {}
})

/** On the machine itself: nobody is signed in, the organisation follows from the code. */
export const registerDeviceAction = (parts: Parts) =>
  action('auth.registerDevice', async (ctx, { code }: { code: string }) => {
    const door = doorOf(ctx)
    await atMost(parts, 'deviceCodePerPlace', door.address)
    const token = newToken()
    const hashes = { codeHash: hashOf(plainCode(code)), tokenHash: hashOf(token) }
    const device = await store.deviceByCode(parts.db, hashes.codeHash, ctx.now)
    if (!device) throw refused('auth.device_code')
    await speakAs(ctx.db, device.organisation)
    const taken = await store.registerDevice(ctx.db, device, { ...hashes, now: ctx.now })
    if (taken === 0) throw refused('auth.device_code')
    door.setCookie(deviceCookie(parts.publicUrl, token))
    ctx.record('auth.device_registered', { subject: device.device, organisation: device.organisation })
    return { name: device.name }
  })
