/** Logos to draw on labels: those that were printed, and those that qualities have today. */
import { type Content, type Context, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { qualityLogos } from '#shop/catalogue/public.ts'
import { type LogoFile, type LogoPictures, logoPictures } from '../drawing/logo.ts'
import { svgOf } from '../drawing/svg-out.ts'
import type { LabelContent } from '../rules/format.ts'
import { readLogoFiles } from '../store/logo.ts'

/** The logos these labels show. */
export async function logoFilesOf(ctx: Context, labels: Iterable<LabelContent>): Promise<LogoFile[]> {
  const hashes = new Set<string>()
  for (const { logos } of labels) for (const { hash } of logos) if (hash !== '') hashes.add(hash)
  return hashes.size === 0 ? [] : logoFiles(ctx, hashes)
}

async function logoFiles(ctx: Context, hashes: ReadonlySet<string>): Promise<LogoFile[]> {
  const printed = await readLogoFiles(ctx.db, ctx.organisation, [...hashes])
  const known = new Set(printed.map(({ hash }) => hash))
  if (known.size === hashes.size) return printed
  const today = [...(await qualityLogos(ctx)).values()]
  return [
    ...printed,
    ...new Map(today.filter(({ hash }) => hashes.has(hash) && !known.has(hash)).map((one) => [one.hash, one])).values(),
  ]
}

export const logosOf = async (ctx: Context, labels: Iterable<LabelContent>): Promise<LogoPictures> =>
  logoPictures(await logoFilesOf(ctx, labels))

/** As it is printed: of a drawing the outlines that are drawn, of a picture its file. */
export const readLogo = read('labels.readLogo', async (ctx, { hash }: { readonly hash: string }): Promise<Content> => {
  const files = await logoFiles(ctx, new Set([hash]))
  const picture = found(logoPictures(files).get(hash), 'logo')
  if (picture.kind === 'outlines') return { type: 'image/svg+xml', body: svgOf(picture) }
  return { type: 'image/png', body: new Uint8Array(files[0]?.bytes ?? []) }
})
