/** What should hang at a place as the picture of an e-paper tag. */
import { type Content, read } from '#platform/action.ts'
import { found, Refused, refuse } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract-desk.ts'
import { bitmapOf, pngOf } from '../drawing/bitmap.ts'
import { measure } from '../drawing/fonts.ts'
import type { Colour, TagColours } from '../rules/format.ts'
import { layout } from '../rules/layout.ts'
import { readLabel } from '../store/shelf-label.ts'
import { formatsInUse } from './formats.ts'
import { logosOf } from './logos.ts'
import { stamped } from './run.ts'
import { wantedLabels } from './wanted.ts'
import { placeKey } from './wanted-on.ts'

const [white, black, red, yellow] = ['#ffffff', '#000000', '#c8102e', '#ffd100'] as const
const coloursOf: Readonly<Record<TagColours, readonly Colour[]>> = {
  black: [white, black],
  black_red: [white, black, red],
  black_yellow: [white, black, yellow],
  black_red_yellow: [white, black, red, yellow],
}

export const readLabelPicture = read(
  'labels.readLabelPicture',
  async (ctx, { label, dotsPerInch, colours }: InputOf<typeof contract.readLabelPicture>): Promise<Content> => {
    const row = found(await readLabel(ctx.db, ctx.organisation, label), 'label')
    const wanted = (await wantedLabels(ctx, ctx.today, [row.product])).find((one) => placeKey(one) === placeKey(row))
    const printed = wanted?.printed
    const format = printed && (await formatsInUse(ctx)).get(printed.format)
    if (!format) throw new Refused([refuse(wanted ? 'label.no_format' : 'label.not_here', { name: row.name })])
    const content = stamped(printed.content, printed.fingerprint, ctx.today)
    const drawing = layout(format, content, measure, { dotsPerInch, allowSmallBars: false })
    const tag = { dotsPerInch, colours: coloursOf[colours] }
    return { type: 'image/png', body: new Uint8Array(pngOf(bitmapOf(drawing, tag, await logosOf(ctx, [content])))) }
  },
)
