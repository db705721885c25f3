/** Lists of other prices, for non-members say, and one of them beside the normal prices. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, MoneyField, TextField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Money } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { createPriceList, exportListPrices, listListPrices, readPriceLists, setListPrice } from '../contract-price.ts'
import { ProductChoice } from './Campaign.tsx'
import { fiveDigits, percentWords, unitsOf } from './figures.ts'

type One = ReplyOf<typeof readPriceLists>['lists'][number]
type Row = ReplyOf<typeof listListPrices>['rows'][number]

const pageOf = (list: string) => pathTo('/staff/price-lists/:list', { list })

const listColumns: readonly Column<One>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: ({ name }) => name, line: 1 },
  { name: 'products', title: 'catalogue.products', cell: ({ products }) => products, right: true, line: 2 },
]

export function PriceListsScreen() {
  const t = useWords()
  return (
    <Page
      title={t('catalogue.price_lists')}
      action={may('catalogue.price') ? <NewList /> : undefined}
      read={useRead(readPriceLists, {})}
    >
      {({ lists }) => (
        <div className="stack">
          <p className="quiet">{t('catalogue.price_lists_say')}</p>
          {lists.length === 0 ? (
            <Empty says={t('catalogue.no_price_lists')} />
          ) : (
            <Table
              rows={lists}
              columns={listColumns}
              rowKey={({ list }) => list}
              rowLink={({ list }) => pageOf(list)}
              caption={t('catalogue.price_lists')}
            />
          )}
        </div>
      )}
    </Page>
  )
}

function NewList() {
  const t = useWords()
  const address = useAddress()
  const make = useAct(createPriceList)
  return (
    <Sheet words={t('catalogue.new_price_list')} title={t('catalogue.new_price_list')} kind="main" icon="plus">
      {() => (
        <Form<{ readonly name: string }, typeof createPriceList>
          name="new-price-list"
          start={{ name: '' }}
          act={make}
          send={({ name }) => ({ name })}
          submit={t('catalogue.new_price_list')}
          done={({ list }) => address.go(pageOf(list))}
        >
          <TextField name="name" label={t('catalogue.field.name')} hint={t('catalogue.price_list_hint')} />
        </Form>
      )}
    </Sheet>
  )
}

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: ({ name }) => name, sort: true, line: 1 },
  { name: 'number', title: 'catalogue.field.number', cell: ({ number }) => fiveDigits(number), sort: true, line: 2 },
  { name: 'cents', title: 'catalogue.list_price', cell: ({ cents }) => <Money cents={cents} />, right: true, line: 1 },
  {
    name: 'price',
    title: 'catalogue.normal_price',
    cell: ({ price }) => (price === null ? null : <Money cents={price} />),
    right: true,
    line: 3,
  },
  {
    name: 'difference',
    title: 'catalogue.difference',
    cell: ({ difference }) => percentWords(difference),
    right: true,
    line: 3,
  },
]

export function PriceListScreen() {
  const t = useWords()
  const list = useAddress().param('list')
  const lists = useRead(readPriceLists, {})
  const name = lists.data?.lists.find((one) => one.list === list)?.name
  const set = useAct(setListPrice)
  const prices = may('catalogue.price')
  return (
    <Page
      title={name ?? t('catalogue.price_list')}
      wide
      back={{ href: '/staff/price-lists', says: t('catalogue.price_lists') }}
      action={prices ? <AddPrice list={list} /> : undefined}
    >
      <div className="stack">
        <Trouble of={set.error} />
        <List
          name="list-prices"
          from={listListPrices}
          fixed={{ list }}
          columns={columns}
          rowLink={({ id }) => `${pathTo('/staff/products/:product', { product: id })}?tab=price`}
          {...(prices
            ? {
                action: ({ id, name: product }: Row) => (
                  <Button
                    kind="quiet"
                    label={t('catalogue.take_out_of', { name: product })}
                    press={() => set.act({ list, product: id, price: null })}
                  >
                    {t('catalogue.take_out')}
                  </Button>
                ),
              }
            : {})}
          {...(may('catalogue.export') ? { exports: exportListPrices } : {})}
          empty={<Empty says={t('catalogue.list_empty')} />}
          caption={name ?? t('catalogue.price_list')}
        />
      </div>
    </Page>
  )
}

type Values = { readonly search: string; readonly product: string; readonly price: string; readonly sure: boolean }

function AddPrice({ list }: { readonly list: string }) {
  const t = useWords()
  const set = useAct(setListPrice)
  return (
    <Sheet words={t('catalogue.add_price')} title={t('catalogue.add_price')} kind="main" icon="plus">
      {(close) => (
        <Form<Values, typeof setListPrice>
          name={`list-price-${list}`}
          start={{ search: '', product: '', price: '', sure: false }}
          act={set}
          keep={false}
          send={({ product, price, sure }) => ({ list, product, price: unitsOf(price, 2) ?? -1, sure })}
          submit={t('catalogue.add_price')}
          done={close}
        >
          <ProductChoice />
          <MoneyField name="price" label={t('catalogue.list_price')} hint={t('catalogue.with_vat')} />
          {set.refusals.some(({ code }) => code === 'price.surely') ? (
            <CheckField name="sure" label={t('catalogue.sure')} />
          ) : null}
        </Form>
      )}
    </Sheet>
  )
}
