/** Formats as people look at them. */
import { type Context, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { isId } from '#platform/values/ids.ts'
import type { LabelFormat } from '../rules/format.ts'
import { papersThatHold } from '../rules/format-check.ts'
import { readyFormats } from '../rules/ready-formats.ts'
import * as store from '../store/format.ts'
import { type PaperInUse, paperLine, papersInUse } from './papers.ts'

export interface FormatInUse {
  /** Null: it comes with the software. */
  readonly name: string | null
  readonly basedOn: string
  readonly version: number
  readonly format: LabelFormat
}

/** The format of this code or id, as it stands today. */
export async function formatInUse(ctx: Context, wanted: string): Promise<FormatInUse> {
  if (isId(wanted)) return own(found(await store.readFormat(ctx.db, ctx.organisation, wanted), 'format'))
  return ready(found(readyFormats.find(({ format }) => format.id === wanted)?.format, 'format'))
}

/** Every format by its code or id: the shop's own and those of the software. */
export async function formatsInUse(ctx: Context): Promise<ReadonlyMap<string, LabelFormat>> {
  const mine = (await store.readFormats(ctx.db, ctx.organisation)).map(own)
  return new Map([...readyFormats, ...mine].map(({ format }) => [format.id, format]))
}

/** What shops call their own formats; null: one of the software. */
export async function formatNames(ctx: Context): Promise<ReadonlyMap<string, string | null>> {
  const mine = await store.readFormats(ctx.db, ctx.organisation)
  return new Map([
    ...readyFormats.map(({ format }): [string, null] => [format.id, null]),
    ...mine.map(({ id, name }): [string, string] => [id, name]),
  ])
}

const own = ({ id, name, basedOn, version, layout }: store.FormatRow): FormatInUse => ({
  name,
  basedOn,
  version,
  format: { id, ...layout },
})
const ready = (format: LabelFormat): FormatInUse => ({ name: null, basedOn: format.id, version: 1, format })

export const listFormats = read('labels.listFormats', async (ctx, _input: Record<never, never>) => {
  const papers = await papersInUse(ctx)
  const mine = (await store.readFormats(ctx.db, ctx.organisation)).map(own)
  return { formats: [...mine, ...readyFormats.map(({ format }) => ready(format))].map((one) => line(one, papers)) }
})

export const readFormat = read('labels.readFormat', async (ctx, input: { readonly format: string }) => {
  const inUse = await formatInUse(ctx, input.format)
  const { id: _id, ...layout } = inUse.format
  return { ...line(inUse, await papersInUse(ctx)), layout, version: inUse.version }
})

const line = ({ name, basedOn, format }: FormatInUse, papers: readonly PaperInUse[]) => ({
  format: format.id,
  name,
  basedOn,
  width: format.width,
  height: format.height,
  papers: papersFor(papers, format).map(paperLine),
})

/** Those that hold it. */
export function papersFor(papers: readonly PaperInUse[], format: Pick<LabelFormat, 'width' | 'height'>): PaperInUse[] {
  const holding = new Set(
    papersThatHold(
      papers.map(({ paper }) => paper),
      format,
    ),
  )
  return papers.filter(({ paper }) => holding.has(paper))
}
