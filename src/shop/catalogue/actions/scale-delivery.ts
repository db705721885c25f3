/** Scales on the network: what waits is sent by itself, carried without a transaction, and tried again where it did not
 *  come in. The shop is told of a scale that does not answer. */
import { type ActionContext, action, type Context, errand, read } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import type { HappenedEvent } from '#platform/module.ts'
import { found, Refused, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { opened } from '#platform/sealed.ts'
import { addMinutes, type Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type * as contract from '../contract-scale.ts'
import { nextDelivery, silentMinutes } from '../rules/scale-connection.ts'
import { carry, tryDoor } from '../scales/carrying.ts'
import { type ScaleDoor, ScaleTrouble } from '../scales/door.ts'
import * as store from '../store/scale.ts'
import * as network from '../store/scale-network.ts'
import * as sendingStore from '../store/scale-sending.ts'
import { makeSending } from './scale.ts'
import { peopleInRoles } from './telling.ts'

function doorOf(system: store.SystemRow): ScaleDoor {
  const password = system.sealedPassword === null ? '' : opened(system.sealedPassword)
  if (password === null) throw new ScaleTrouble('scale.password_lost')
  const { transport, address, username, folder, secure } = system
  return { transport, address, username, password, folder, secure }
}

const troubleOf = async (ask: () => Promise<void>): Promise<ScaleTrouble | null> => {
  try {
    await ask()
    return null
  } catch (error) {
    if (error instanceof ScaleTrouble) return error
    throw error
  }
}

/** Signs in there and sends nothing. */
export const testScale = read(
  'catalogue.testScale',
  async (ctx, { system: id }: InputOf<typeof contract.testScale>) => {
    const system = found(await store.readSystem(ctx.db, ctx.organisation, id), 'scale')
    refuseWith(system.transport === 'file' ? [refuse('scale.no_network', { name: system.name })] : [])
    const trouble = await troubleOf(async () => tryDoor(doorOf(system)))
    if (trouble) throw new Refused([refuse(trouble.code, trouble.facts)])
    return {}
  },
)

/** Which scales have something to be sent by now: each is sent to in a transaction of its own. */
export const callScales = action('catalogue.callScales', (ctx, _input: object) => call(ctx))
export const callScalesAfter = action('catalogue.callScalesAfter', (ctx, _events: readonly HappenedEvent[]) =>
  call(ctx),
)

async function call(ctx: ActionContext): Promise<{ due: number }> {
  const due = await network.systemsDue(ctx.db, ctx.organisation, ctx.now)
  for (const system of due) ctx.record('catalogue.scale_due', { subject: system })
  return { due: due.length }
}

/** When a scale on the network has to be sent something while nothing else happens. */
export const nextSending = (db: Db, organisation: OrganisationId, now: Instant): Promise<Instant | null> =>
  network.nextSystemDue(db, organisation, now)

export const sendDue = action('catalogue.sendDue', async (ctx, { subject }: HappenedEvent) => {
  const system = await store.lockSystem(ctx.db, ctx.organisation, subject ?? '')
  const due = await network.systemsDue(ctx.db, ctx.organisation, ctx.now)
  if (!system || !due.includes(system.id)) return { sent: 0 }
  return { sent: (await makeSending(ctx, system))?.count ?? 0 }
})

interface CarriedAway {
  readonly sending: string
  readonly trouble: ScaleTrouble | null
}

/** Nobody waits for a scale under locks. */
async function away(ctx: Context, { facts }: HappenedEvent): Promise<CarriedAway | null> {
  const sending = await sendingStore.readOpenSending(ctx.db, ctx.organisation, String(facts['sending'] ?? ''))
  const system = sending && (await store.readSystem(ctx.db, ctx.organisation, sending.system))
  if (!sending || !system || system.transport === 'file') return null
  const { articles, texts, madeAt } = sending
  const carried = {
    name: madeAt.replace(/\D/g, ''),
    ending: system.adapter === 'csv' ? ('csv' as const) : ('txt' as const),
    texts,
    articles,
  }
  return { sending: sending.id, trouble: await troubleOf(async () => carry(doorOf(system), carried)) }
}

export const carrySending = errand('catalogue.carrySending', away, async (ctx, _event: HappenedEvent, carried) => {
  const sending = carried && (await sendingStore.lockSending(ctx.db, ctx.organisation, carried.sending))
  if (!carried || sending?.state !== 'made') return { arrived: false }
  const { trouble } = carried
  const system = found(await store.lockSystem(ctx.db, ctx.organisation, sending.system), 'scale')
  if (trouble === null) {
    await sendingStore.updateSending(ctx.db, ctx.organisation, sending.id, 'arrived', null)
    await network.noteAnswer(ctx.db, ctx.organisation, system.id)
    ctx.record('catalogue.sending_arrived', { subject: system.id, sending: sending.id })
    return { arrived: true }
  }
  await sendingStore.updateSending(ctx.db, ctx.organisation, sending.id, 'failed', trouble)
  await sendingStore.waitAgain(ctx.db, ctx.organisation, sending.id)
  const failures = system.failures + 1
  await network.noteFailure(ctx.db, ctx.organisation, system.id, ctx.now, nextDelivery(failures, ctx.now))
  ctx.record('catalogue.sending_failed', { subject: system.id, sending: sending.id, why: trouble.code })
  return { arrived: false }
})

/** Told once, until the scale answers again. */
export const tellOfScales = action('catalogue.tellOfScales', async (ctx, _input: object) => {
  const silent = await network.silentSystems(ctx.db, ctx.organisation, addMinutes(ctx.now, -silentMinutes))
  if (silent.length === 0) return { told: 0 }
  const admins = await peopleInRoles(ctx, 'admin')
  for (const { id, name, waiting } of silent) {
    for (const person of admins)
      ctx.notify('catalogue.scale_silent', person, { name, waiting, minutes: silentMinutes, link: '/staff/scales' })
    ctx.record('catalogue.scale_silence_told', { subject: id })
  }
  await network.noteSilence(
    ctx.db,
    ctx.organisation,
    silent.map(({ id }) => id),
    ctx.now,
  )
  return { told: silent.length }
})

export async function nextSilentScale(db: Db, organisation: OrganisationId, _now: Instant): Promise<Instant | null> {
  const since = await network.firstFailing(db, organisation)
  return since === null ? null : addMinutes(since, silentMinutes)
}
