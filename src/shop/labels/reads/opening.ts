/** The page before opening: new prices of the day, and the labels that do not say them yet. */
import { type Context, read } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { pricesBeginning, shelfBasics } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-shelf.ts'
import { inOrder } from '../rules/print-run.ts'
import { isRise } from '../rules/rise.ts'
import { labelsOn, worded } from './labels-on.ts'
import { placeText } from './wanted.ts'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export async function openingOn(ctx: Context, day: Day) {
  const behind = (await labelsOn(ctx, day)).filter(
    ({ state }) => state === 'to_print' || state === 'to_place' || state === 'to_remove',
  )
  const open = await worded(ctx, behind)
  const basics = await shelfBasics(ctx)
  const begin = await pricesBeginning(ctx, day)
  const byId = new Map(open.map((one) => [one.row.id, one]))
  const rows = inOrder(
    open.map(({ row }) => ({ ...row, category: '' })),
    'walk',
  ).flatMap(({ id }) => {
    const one = byId.get(id)
    if (!one) return []
    const [price, priceBefore] = [text(one.says?.says.price), text(one.hangs?.says.price)]
    return [
      {
        label: id,
        name: one.row.name,
        number: one.row.number,
        place: placeText(basics, one.row.place),
        state: one.state as 'to_print' | 'to_place' | 'to_remove',
        price,
        priceBefore,
        rise: isRise(priceBefore, price),
      },
    ]
  })
  const hung = rows.filter(({ state }) => state !== 'to_remove')
  return {
    day,
    newPrices: begin.length,
    notPlaced: hung.length,
    rises: hung.filter(({ rise }) => rise).length,
    rows,
  }
}

export const readOpening = read('labels.readOpening', (ctx, { day }: InputOf<typeof contract.readOpening>) =>
  openingOn(ctx, (day ?? ctx.today) as Day),
)
