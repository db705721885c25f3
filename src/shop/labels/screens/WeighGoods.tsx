/** What there is to weigh, as the page at the scale shows it. */
import { useOrganisation } from '#app/session.ts'
import { Icon } from '#app/ui/Icon.tsx'
import { moneyWords } from '#app/ui/When.tsx'
import type { ReplyOf } from '#platform/route.ts'
import type { readWeighing } from '../contract-weighing.ts'

export type Weighing = ReplyOf<typeof readWeighing>
export type Goods = Weighing['products'][number]

export const priceWords = ({ price, unit }: Goods): string | null =>
  price === null ? null : `${moneyWords(price)} / ${unit}`

/** Without words: the name stands beside it. */
export function Picture({ goods }: { readonly goods: Goods }) {
  const shop = useOrganisation()
  return (
    <span className="weigh-picture">
      {goods.picture ? (
        <img src={`/api/v1/public/${shop?.id ?? ''}/product-pictures/${goods.picture}`} alt="" loading="lazy" />
      ) : (
        <Icon name="leaf" size={32} />
      )}
    </span>
  )
}
