/** What the shop sells, for its members: found by name, brand or barcode. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Money } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { listShop, readShopChoices } from '../contract-shop.ts'
import { unitWords } from './figures.ts'
import { Thumb } from './Pictures.tsx'

type Row = ReplyOf<typeof listShop>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: ({ name }) => name, sort: true, line: 1 },
  {
    name: 'price',
    title: 'catalogue.field.price',
    right: true,
    line: 1,
    cell: ({ price, saleUnit }) =>
      price === null ? null : (
        <>
          <Money cents={price} />
          {saleUnit === 'piece' ? null : ` / ${unitWords(saleUnit)}`}
        </>
      ),
  },
  { name: 'brand', title: 'catalogue.field.brand', cell: ({ brand }) => brand, line: 2 },
  { name: 'category', title: 'catalogue.field.category', cell: ({ category }) => category, line: 2 },
  { name: 'picture', title: 'catalogue.photo', cell: ({ picture }) => <Thumb picture={picture} />, line: 3 },
]

export function ShopScreen() {
  const t = useWords()
  const choices = useRead(readShopChoices, {}).data
  const filters = [
    {
      name: 'category',
      title: 'catalogue.field.category',
      options: (choices?.categories ?? []).map(({ category, path }) => ({ value: category, label: path })),
    },
    {
      name: 'quality',
      title: 'catalogue.filter.quality',
      options: (choices?.qualities ?? []).map(({ quality, name }) => ({ value: quality, label: name })),
    },
    {
      name: 'is',
      title: 'catalogue.filter.is',
      options: ['vegan', 'weighed'].map((value) => ({ value, label: `catalogue.is.${value}` })),
    },
  ].filter(({ options }) => options.length > 0)
  return (
    <Page
      title={t('catalogue.shop')}
      says={t('catalogue.shop_says')}
      wide
      action={
        may('labels.look') ? (
          <Button kind="other" icon="search" href="/shop/scan">
            {t('catalogue.shop_scan')}
          </Button>
        ) : undefined
      }
    >
      <List
        name="shop"
        from={listShop}
        columns={columns}
        filters={filters}
        rowLink={({ id }) => pathTo('/shop/:product', { product: id })}
        caption={t('catalogue.products')}
        empty={<Empty says={t('catalogue.shop_empty')} />}
      />
    </Page>
  )
}
