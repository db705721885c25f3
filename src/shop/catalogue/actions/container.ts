/** Containers people bring to the scale: entered, changed, retired and brought back. */
import { action, type Context, read } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-container.ts'
import { codesFor } from '../rules/barcode.ts'
import { type Container, whyNotKeepContainer } from '../rules/container.ts'
import * as store from '../store/container.ts'

type Row = ReplyOf<typeof contract.listContainers>['rows'][number]

export const listContainers = read('catalogue.listContainers', (ctx, asked: InputOf<typeof contract.listContainers>) =>
  listPage<Row>(ctx.db, store.containerList(ctx.organisation), asked),
)

export const exportContainers = action(
  'catalogue.exportContainers',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportContainers>) => {
    const file = await fileOfList(ctx, store.containerList(ctx.organisation), asked, {
      format,
      name: 'catalogue.containers_file',
      fields: 'catalogue.container',
    })
    ctx.record('catalogue.list_exported', { subject: ctx.organisation, format })
    return file
  },
)

export const addContainer = action(
  'catalogue.addContainer',
  async (ctx, input: InputOf<typeof contract.addContainer>) => {
    const container = { ...input, id: newId() }
    refuseWith(whyNotKeepContainer(container, await takenBy(ctx, container)))
    await store.addContainer(ctx.db, ctx.organisation, container)
    ctx.record('catalogue.container_added', { subject: container.id, name: container.name, tare: container.tare })
    return { container: container.id }
  },
)

export const changeContainer = action(
  'catalogue.changeContainer',
  async (ctx, { container: id, version, ...given }: InputOf<typeof contract.changeContainer>) => {
    const before = found(await store.lockContainer(ctx.db, ctx.organisation, id), 'container')
    const after = { ...before, ...given }
    refuseWith([
      ...(version === undefined || version === before.version ? [] : [refuse('container.changed_meanwhile')]),
      ...(after.retired ? [] : whyNotKeepContainer(after, await takenBy(ctx, after))),
    ])
    await store.updateContainer(ctx.db, ctx.organisation, after)
    ctx.record(changeOf(before, after), {
      subject: id,
      name: after.name,
      before: { code: before.code, name: before.name, tare: before.tare },
      after: { code: after.code, name: after.name, tare: after.tare },
    })
    return { container: id, version: before.version + 1 }
  },
)

const changeOf = (before: store.ContainerRow, after: store.ContainerRow) =>
  before.retired === after.retired
    ? ('catalogue.container_changed' as const)
    : after.retired
      ? ('catalogue.container_retired' as const)
      : ('catalogue.container_brought_back' as const)

/** Two who enter the same code at the same instant come here one after the other. */
async function takenBy(ctx: Context, { id, code }: Container & { readonly id: string }): Promise<string | null> {
  await store.lockCodes(ctx.db, ctx.organisation)
  const [bearer] = await store.bearersOfCode(ctx.db, ctx.organisation, codesFor(code), id)
  return bearer?.name ?? null
}
