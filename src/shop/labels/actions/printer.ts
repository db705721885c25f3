/** Printers: added, changed, taken out of use. */
import { type ActionContext, action, read } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { type Printer, whyNotKeepPrinter } from '../rules/printer.ts'
import * as store from '../store/printer.ts'

export const listPrinters = read('labels.listPrinters', async (ctx, _input: Record<never, never>) => ({
  printers: await store.readPrinters(ctx.db, ctx.organisation),
}))

export const addPrinter = action('labels.addPrinter', async (ctx, input: Printer) => {
  const id = newId()
  await keep(ctx, { ...input, id })
  ctx.record('labels.printer_added', { subject: id })
  return { printer: id }
})

export const changePrinter = action(
  'labels.changePrinter',
  async (ctx, input: Printer & { readonly printer: string }) => {
    const { id } = found(await store.lockPrinter(ctx.db, ctx.organisation, input.printer), 'printer')
    await keep(ctx, { ...input, id })
    ctx.record('labels.printer_changed', { subject: id })
    return {}
  },
)

export const archivePrinter = action(
  'labels.archivePrinter',
  async (ctx, { printer }: { readonly printer: string }) => {
    found(await store.lockPrinter(ctx.db, ctx.organisation, printer), 'printer')
    await store.archivePrinter(ctx.db, ctx.organisation, printer, ctx.now)
    ctx.record('labels.printer_archived', { subject: printer })
    return {}
  },
)

async function keep(ctx: ActionContext, printer: store.PrinterRow): Promise<void> {
  const taken = await store.isNameTaken(ctx.db, ctx.organisation, printer)
  refuseWith([...(taken ? [refuse('printer.name_taken', { name: printer.name })] : []), ...whyNotKeepPrinter(printer)])
  await store.keepPrinter(ctx.db, ctx.organisation, printer, ctx.now)
}
