/** Scales: entering and changing them, sending what waits, and saying whether it came in. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { sealed } from '#platform/sealed.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-scale.ts'
import type { ScaleChange } from '../rules/scale.ts'
import { whyNotConnectScale } from '../rules/scale-connection.ts'
import { encoded, scaleFile } from '../rules/scale-file.ts'
import { sendingPlan } from '../rules/scale-sending.ts'
import * as store from '../store/scale.ts'
import * as queue from '../store/scale-queue.ts'
import * as sendingStore from '../store/scale-sending.ts'

export const readScales = read('catalogue.readScales', async (ctx: Context, _input: object) => {
  const { db, organisation } = ctx
  const systems = await store.readSystems(db, organisation)
  const sendings = Map.groupBy(await sendingStore.readSendings(db, organisation), ({ system }) => system)
  const waiting = new Map((await queue.countWaiting(db, organisation)).map((one) => [one.system, one.count]))
  const taken = new Set(systems.filter(({ archived }) => !archived).flatMap(({ groups }) => groups))
  const groups = await store.readGroups(db, organisation)
  const held = Map.groupBy(await queue.readHeld(db, organisation), ({ system }) => system)
  return {
    systems: systems.map(({ id, groups: own, sealedPassword, failures: _failures, ...system }) => ({
      ...system,
      groups: [...own],
      system: id,
      waiting: waiting.get(id) ?? 0,
      hasPassword: sealedPassword !== null,
      held: (held.get(id) ?? []).map(({ system: _system, ...one }) => one),
      sendings: (sendings.get(id) ?? []).map(({ id: sending, system: _system, ...one }) => ({ ...one, sending })),
    })),
    groups: groups.map((one) => ({ ...one, taken: taken.has(one.group) })),
    untaken: waiting.get(null) ?? 0,
  }
})

export const createScale = action('catalogue.createScale', async (ctx, input: InputOf<typeof contract.createScale>) => {
  const { password, ...fields } = input
  refuseWith(whyNotConnectScale(fields))
  const system = {
    ...fields,
    sealedPassword: password ? sealed(password) : null,
    groups: [...new Set(input.groups)],
    archived: false,
    id: newId(),
  }
  await store.writeSystem(ctx.db, ctx.organisation, system)
  await fillScale(ctx, system, system.groups)
  ctx.record('catalogue.scale_set', { subject: system.id, name: system.name })
  return { system: system.id }
})

/** What stands in these groups is made in the scale; what waited for a scale to take them is by that said. */
async function fillScale(
  ctx: ActionContext,
  { id, adapter }: Pick<store.SystemRow, 'id' | 'adapter'>,
  groups: readonly string[],
): Promise<void> {
  await queue.dropWaiting(ctx.db, ctx.organisation, null, groups)
  if (adapter !== 'page') await queueHeld(ctx, id, 'create', ({ group }) => groups.includes(group))
}

/** The groups whose articles it keeps itself. */
const keptBy = ({ archived, adapter, groups }: store.SystemFields): readonly string[] =>
  archived || adapter === 'page' ? [] : groups

async function queueHeld(
  ctx: ActionContext,
  system: string,
  does: ScaleChange['does'],
  wanted: (article: { readonly group: string; readonly product: string }) => boolean,
): Promise<number> {
  const held = (await queue.readArticles(ctx.db, ctx.organisation, null)).filter(wanted)
  const changes = held
    .toSorted((one, other) => one.content.number - other.content.number)
    .map((one) => ({ ...one, does, system, id: newId() }))
  await queue.addChanges(ctx.db, ctx.organisation, changes, ctx.now)
  return changes.length
}

export const editScale = action(
  'catalogue.editScale',
  async (ctx, { system: id, version, password, ...given }: InputOf<typeof contract.editScale>) => {
    const before = found(await store.lockSystem(ctx.db, ctx.organisation, id), 'scale')
    const after = {
      ...before,
      ...given,
      sealedPassword: password ? sealed(password) : before.sealedPassword,
      groups: [...new Set(given.groups ?? before.groups)],
    }
    refuseWith([
      ...(version === undefined || version === before.version ? [] : [refuse('scale.changed_meanwhile')]),
      ...whyNotConnectScale(after),
    ])
    await store.writeSystem(ctx.db, ctx.organisation, after)
    const [had, has] = [keptBy(before), keptBy(after)]
    const left = had.filter((group) => !has.includes(group))
    await queue.dropWaiting(ctx.db, ctx.organisation, id, left)
    if (!after.archived && after.adapter !== 'page')
      await queueHeld(ctx, id, 'delete', ({ group }) => left.includes(group))
    const taken = after.archived ? [] : after.groups
    await fillScale(
      ctx,
      after,
      taken.filter((group) => !had.includes(group)),
    )
    ctx.record('catalogue.scale_set', { subject: id, name: after.name })
    return { system: id, version: before.version + 1 }
  },
)

export const sendScale = action(
  'catalogue.sendScale',
  async (ctx, { system: id }: InputOf<typeof contract.sendScale>) => {
    const system = found(await store.lockSystem(ctx.db, ctx.organisation, id), 'scale')
    const waiting = await queue.readWaiting(ctx.db, ctx.organisation, id)
    const { sent, settled } = sendingPlan(waiting)
    const open = (await sendingStore.readSendings(ctx.db, ctx.organisation)).some(
      (one) => one.system === id && one.state === 'made',
    )
    const onlyHeld = waiting.length > 0 && sent.length + settled.length === 0
    refuseWith([
      ...(open ? [refuse('scale.sending_open', { name: system.name })] : []),
      ...(waiting.length === 0 ? [refuse('scale.nothing_waits', { name: system.name })] : []),
      ...(onlyHeld ? [refuse('scale.only_held', { name: system.name })] : []),
    ])
    const made = await makeSending(ctx, system)
    if (!made) throw new Error('a sending was refused without a reason')
    return { ...made, state: 'made' as const }
  },
)

/** The file of all that waits and may be sent; null: nothing. */
export async function makeSending(
  ctx: ActionContext,
  system: store.SystemRow,
): Promise<{ sending: string; count: number; held: number } | null> {
  const plan = sendingPlan(await queue.readWaiting(ctx.db, ctx.organisation, system.id))
  if (plan.settled.length === 0 || system.adapter === 'page') return null
  const file = scaleFile(system.adapter, plan.sent, system.lineEnds)
  const charset = system.adapter === 'digi' ? 'utf-8' : system.charset
  const sending = newId()
  await sendingStore.addSending(ctx.db, ctx.organisation, {
    id: sending,
    system: system.id,
    madeAt: ctx.now,
    count: plan.sent.length,
    articles: encoded(file.articles, charset),
    texts: encoded(file.texts, charset),
  })
  await sendingStore.takeIntoSending(ctx.db, ctx.organisation, sending, plan.settled)
  ctx.record('catalogue.scale_sent', { subject: system.id, count: plan.sent.length, sending })
  return { sending, count: plan.sent.length, held: plan.held.length }
}

export const resendScale = action(
  'catalogue.resendScale',
  async (ctx, { system: id, products }: InputOf<typeof contract.resendScale>) => {
    const system = found(await store.lockSystem(ctx.db, ctx.organisation, id), 'scale')
    const queued = await queueHeld(
      ctx,
      id,
      'create',
      ({ group, product }) => keptBy(system).includes(group) && (products === null || products.includes(product)),
    )
    ctx.record('catalogue.scale_resent', { subject: id, count: queued })
    return { queued }
  },
)

export const setSendingState = action(
  'catalogue.setSendingState',
  async (ctx, { sending: id, state }: InputOf<typeof contract.setSendingState>) => {
    const sending = found(await sendingStore.lockSending(ctx.db, ctx.organisation, id), 'sending')
    if (sending.state === state) return {}
    refuseWith(sending.state === 'made' ? [] : [refuse('scale.sending_over')])
    await sendingStore.updateSending(ctx.db, ctx.organisation, id, state, null)
    if (state === 'failed') await sendingStore.waitAgain(ctx.db, ctx.organisation, id)
    ctx.record(state === 'arrived' ? 'catalogue.sending_arrived' : 'catalogue.sending_failed', {
      subject: sending.system,
      sending: id,
    })
    return {}
  },
)

export const readSendingFile = read(
  'catalogue.readSendingFile',
  async (ctx, { sending, part }: InputOf<typeof contract.readSendingFile>) => {
    const file = found(await sendingStore.readSendingFile(ctx.db, ctx.organisation, sending), 'sending')
    const ending = file.adapter === 'bizerba' ? 'txt' : 'csv'
    return { type: 'text/plain', name: `${part}-${ctx.today}.${ending}`, body: new Uint8Array(file[part]) }
  },
)

type Row = ReplyOf<typeof contract.listScaleChanges>['rows'][number]

export const listScaleChanges = read(
  'catalogue.listScaleChanges',
  (ctx, asked: InputOf<typeof contract.listScaleChanges>) =>
    listPage<Row>(ctx.db, queue.changeList(ctx.organisation), asked),
)

export const exportScaleChanges = action(
  'catalogue.exportScaleChanges',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportScaleChanges>) => {
    const file = await fileOfList(ctx, queue.changeList(ctx.organisation), asked, {
      format,
      name: 'catalogue.scale_changes_file',
      fields: 'catalogue.scale',
    })
    ctx.record('catalogue.list_exported', { subject: ctx.organisation, format })
    return file
  },
)
