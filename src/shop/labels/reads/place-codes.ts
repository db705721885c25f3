/** Codes of places, to stick on the shelves: zone by zone, in the order one walks. */
import { type Context, read } from '#platform/action.ts'
import { publicAddress } from '#platform/mail/post.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { shelfBasics } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-place-codes.ts'
import { measure } from '../drawing/fonts.ts'
import { pdfOf } from '../drawing/pdf.ts'
import { layout } from '../rules/layout.ts'
import { whyNotPlace } from '../rules/paper.ts'
import { placeFormat, placePath } from '../rules/place-code.ts'
import { papersFor } from './formats.ts'
import { pdfFile } from './label-file.ts'
import { paperLine, papersInUse } from './papers.ts'
import { rackWords } from './wanted.ts'

type Shelf = Awaited<ReturnType<typeof shelfBasics>>

/** As one walks; those put away have no code. */
const standing = ({ places }: Shelf) =>
  [...places.values()]
    .filter(({ archived }) => !archived)
    .toSorted((one, other) => one.walkOrder - other.walkOrder || one.id.localeCompare(other.id))

const papersOf = async (ctx: Context) => papersFor(await papersInUse(ctx), placeFormat)

export const readPlaceCodes = read('labels.readPlaceCodes', async (ctx, _input: object) => {
  const places = standing(await shelfBasics(ctx))
  const zones = [...Map.groupBy(places, ({ zone }) => zone)]
  return {
    zones: zones.map(([zone, all]) => ({ zone, places: all.length })),
    papers: (await papersOf(ctx)).map(paperLine),
  }
})

export const printPlaceCodes = read(
  'labels.printPlaceCodes',
  async (ctx, { zone, paper: wanted, startAt, ...correction }: InputOf<typeof contract.printPlaceCodes>) => {
    const basics = await shelfBasics(ctx)
    const places = standing(basics).filter((one) => zone === undefined || one.zone === zone)
    const papers = await papersOf(ctx)
    const chosen = wanted === undefined ? papers[0] : papers.find(({ paper }) => paper.id === wanted)
    refuseWith([
      ...(places.length === 0 ? [refuse('place_code.none')] : []),
      ...(chosen ? whyNotPlace(chosen.paper, correction, startAt) : [refuse('paper.too_small')]),
    ])
    const drawings = places.map(({ id, text }) =>
      layout(
        placeFormat,
        {
          product: text,
          texts: { name: text, rack: rackWords(basics, id) ?? '' },
          barcode: null,
          page: publicAddress(placePath(id)),
          logos: [],
          tags: [],
        },
        measure,
        { dotsPerInch: null, allowSmallBars: false },
      ),
    )
    const paper = chosen?.paper ?? { kind: 'roll', id: 'roll', width: placeFormat.width, height: placeFormat.height }
    const wish = { paper, correction, startAt, title: ctx.shop.name, madeAt: new Date(ctx.now) }
    return pdfFile('places.pdf', pdfOf(drawings, wish))
  },
)
