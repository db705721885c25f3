/** One product, for members: what it costs and how that came about, what is in it, where it comes from and where it stands. */
import './place-found.css'
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Day, Money, moneyWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { readShopProduct } from '../contract-shop.ts'
import { allergenCodes } from '../rules/allergens.ts'
import { decimalWords, percentWords, unitWords } from './figures.ts'
import { Picture, Thumb } from './Pictures.tsx'

type ShopProduct = ReplyOf<typeof readShopProduct>

export function ShopProductScreen() {
  const t = useWords()
  const product = useAddress().param('product')
  const reading = useRead(readShopProduct, { product })
  return (
    <Page
      title={reading.data?.name ?? t('catalogue.product')}
      back={{ href: '/shop', says: t('catalogue.shop') }}
      read={reading}
    >
      {(page) => (
        <div className="stack">
          <PriceCard page={page} />
          <WhatItIs page={page} />
          <Story page={page} />
        </div>
      )}
    </Page>
  )
}

const unitPriceWords = ({ unitPrice }: ShopProduct): string | null =>
  unitPrice.cents === null || unitPrice.unit === null || unitPrice.state === 'exempt'
    ? null
    : `${moneyWords(unitPrice.cents)} / ${unitWords(unitPrice.unit)}`

function PriceCard({ page }: { readonly page: ShopProduct }) {
  const t = useWords()
  const [picture] = page.pictures
  return (
    <Card>
      {picture ? <Picture picture={picture} says={t('catalogue.picture_of', { name: page.name })} /> : null}
      <p className="shop-price">
        {page.price === null ? (
          t('catalogue.shop_no_price')
        ) : (
          <>
            <Money cents={page.price} />
            {page.saleUnit === 'piece' ? null : ` / ${unitWords(page.saleUnit)}`}
          </>
        )}
      </p>
      {page.deposit > 0 ? <p>{t('catalogue.shop_deposit', { amount: page.deposit })}</p> : null}
      {page.promotionUntil ? <p>{t('catalogue.shop_promotion', { day: page.promotionUntil })}</p> : null}
      {page.next ? <p>{t('catalogue.shop_next', { day: page.next.from, amount: page.next.cents })}</p> : null}
      <Facts
        of={[
          { name: t('catalogue.shop_unit_price'), value: unitPriceWords(page) },
          {
            name: t('catalogue.field.content'),
            value:
              page.content &&
              `${page.content.packs > 1 ? `${page.content.packs} × ` : ''}${decimalWords(page.content.amount, 3)} ${unitWords(page.content.unit)}`,
          },
          { name: t('catalogue.shop_vat_in'), value: percentWords(page.vat) },
        ]}
      />
    </Card>
  )
}

const allergenWords = (codes: readonly string[]): string =>
  codes.map((code) => t(`catalogue.allergen.${code}`)).join(', ')

/** Where nobody entered anything, a list of all of them would help nobody. */
const unknownWords = (codes: readonly string[]): string =>
  codes.length === allergenCodes.length ? t('catalogue.shop_ask') : allergenWords(codes)

function WhatItIs({ page }: { readonly page: ShopProduct }) {
  const t = useWords()
  const { contains, mayContain, unknown } = page.allergens
  return (
    <Card title={t('catalogue.what')}>
      <Facts
        of={[
          { name: t('catalogue.field.brand'), value: page.brand },
          { name: t('catalogue.field.origin'), value: page.origin },
          {
            name: t('catalogue.field.flags'),
            value: page.flags.map((flag) => t(`catalogue.field.${flag}`)).join(', '),
          },
          { name: t('catalogue.field.ingredients'), value: page.ingredients },
          { name: t('catalogue.allergen_word.contains'), value: page.food ? allergenWords(contains) : null },
          { name: t('catalogue.allergen_word.mayContain'), value: page.food ? allergenWords(mayContain) : null },
          { name: t('catalogue.shop_unknown'), value: page.food ? unknownWords(unknown) : null },
          { name: t('catalogue.field.storage'), value: page.storage },
          { name: t('catalogue.stands_at'), value: page.places.join(' / ') },
        ]}
      />
      {page.qualities.length > 0 ? (
        <ul className="row place-found">
          {page.qualities.map(({ quality, name, logo }) => (
            <li key={quality} className="row">
              <Thumb picture={logo} />
              {name}
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}

/** What the price was, step by step, and by how much each step changed it. */
function Story({ page: { story } }: { readonly page: ShopProduct }) {
  const t = useWords()
  if (story.length === 0) return null
  const regular = story.filter(({ kind }) => kind === 'regular')
  const changeOf = (id: string): string | null => {
    const at = regular.findIndex((one) => one.id === id)
    const [now, before] = [regular[at]?.cents, regular[at + 1]?.cents]
    if (now === undefined || before === undefined || now === before) return null
    return t(now > before ? 'catalogue.story_up' : 'catalogue.story_down', { amount: Math.abs(now - before) })
  }
  return (
    <Card title={t('catalogue.story')}>
      <ol className="place-found">
        {story.map(({ id, cents, from, to, kind }) => (
          <li key={id}>
            <Money cents={cents} />{' '}
            <span className="quiet">
              {kind === 'promotion' && to ? (
                t('catalogue.story_promotion', { from, to })
              ) : (
                <>
                  {t('catalogue.story_since')} <Day day={from as CalendarDay} />
                </>
              )}
              {kind === 'regular' && changeOf(id) ? ` · ${changeOf(id)}` : ''}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
