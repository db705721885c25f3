/** What a supplier's list says beside the price, in words. */
import { t } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { listPriceChanges } from '../contract-price-change.ts'
import { costWords, decimalWords } from './figures.ts'

type Asides = Pick<ReplyOf<typeof listPriceChanges>['rows'][number], 'special' | 'scale'>

/** `Special 1.99 from 1 December to 7 December · from 12: 1.80`; null where there is nothing. */
export function asideWords({ special, scale }: Asides): string | null {
  const said = [
    special &&
      t(special.to === null ? 'catalogue.special_open' : 'catalogue.special', {
        price: costWords(special.price),
        from: special.from,
        to: special.to,
      }),
    scale && t('catalogue.scale_price', { quantity: decimalWords(scale.quantity, 3), price: costWords(scale.price) }),
  ].filter((one) => one !== null)
  return said.length === 0 ? null : said.join(' · ')
}
