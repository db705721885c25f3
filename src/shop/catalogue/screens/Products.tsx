/** The list of products: found by name, number, brand or code, typos forgiven. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { Money } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readBasics, readCategories } from '../contract-basics.ts'
import { exportProducts, listProducts } from '../contract-product.ts'
import { fiveDigits, unitWords } from './figures.ts'
import { Thumb } from './Pictures.tsx'

type Row = ReplyOf<typeof listProducts>['rows'][number]

export const stateTones: Readonly<Record<Row['state'], Tone>> = { draft: 'news', active: 'fine', withdrawn: 'quiet' }

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: (row) => row.name, sort: true, line: 1 },
  { name: 'picture', title: 'catalogue.photo', cell: (row) => <Thumb picture={row.picture} />, line: 0 },
  { name: 'number', title: 'catalogue.field.number', cell: (row) => fiveDigits(row.number), sort: true, line: 2 },
  { name: 'brand', title: 'catalogue.field.brand', cell: (row) => row.brand, line: 2 },
  { name: 'category', title: 'catalogue.field.category', cell: (row) => row.category, line: 3 },
  {
    name: 'price',
    title: 'catalogue.field.price',
    right: true,
    line: 3,
    cell: (row) =>
      row.price === null ? null : (
        <>
          <Money cents={row.price} />
          {row.saleUnit === 'piece' ? null : ` / ${unitWords(row.saleUnit)}`}
        </>
      ),
  },
  { name: 'supplier', title: 'catalogue.field.supplier', cell: (row) => row.supplier, line: 0, offAtFirst: true },
  { name: 'barcode', title: 'catalogue.field.barcode', cell: (row) => row.barcode, line: 0, offAtFirst: true },
  {
    name: 'state',
    title: 'catalogue.field.state',
    cell: (row) => <Status tone={stateTones[row.state]} says={t(`catalogue.state.${row.state}`)} />,
    line: 0,
  },
]

const choice = (name: string, values: readonly string[]) => ({
  name,
  title: `catalogue.filter.${name}`,
  options: values.map((value) => ({ value, label: `catalogue.${name}.${value}` })),
})

export function useProductFilters() {
  const basics = useRead(readBasics, {}).data
  const categories = useRead(readCategories, {}).data?.categories ?? []
  return [
    {
      name: 'category',
      title: 'catalogue.field.category',
      options: categories.map((one) => ({ value: one.category, label: one.path })),
    },
    {
      name: 'supplier',
      title: 'catalogue.field.supplier',
      options: (basics?.suppliers ?? []).map((one) => ({ value: one.supplier, label: one.name })),
    },
    choice('state', ['active', 'draft', 'withdrawn']),
    choice('is', ['sold', 'bought', 'weighed', 'food', 'alcohol', 'vegan']),
    choice('missing', ['barcode', 'price', 'supplier', 'category', 'content', 'origin', 'place']),
    {
      name: 'quality',
      title: 'catalogue.filter.quality',
      options: (basics?.qualities ?? []).map((one) => ({ value: one.quality, label: one.name })),
    },
  ].filter(({ options }) => options.length > 0)
}

export function ProductsScreen() {
  const words = useWords()
  const filters = useProductFilters()
  return (
    <Page title={words('catalogue.products')} wide action={<Acts />}>
      <List
        name="products"
        from={listProducts}
        columns={columns}
        filters={filters}
        rowLink={(row) => pathTo('/staff/products/:product', { product: row.id })}
        caption={words('catalogue.products')}
        {...(may('catalogue.export') ? { exports: exportProducts } : {})}
        empty={
          <Empty says={words('catalogue.none')} next={{ href: '/staff/products/new', says: words('catalogue.new') }} />
        }
      />
    </Page>
  )
}

/** What the list shows now is what “change many” begins with. */
const kept = ['q', 'category', 'supplier', 'state', 'is', 'missing', 'quality', 'place'] as const

function Acts() {
  const words = useWords()
  const address = useAddress()
  const asked = new URLSearchParams(
    kept.flatMap((name) => (address.get(name) ? [[name, address.get(name) ?? '']] : [])),
  )
  return (
    <div className="row">
      <Button kind="other" icon="print" href={`/staff/allergens?${asked.toString()}`}>
        {words('catalogue.allergens')}
      </Button>
      {may('catalogue.edit') ? (
        <>
          <Button kind="other" href={`/staff/products/change?${asked.toString()}`}>
            {words('catalogue.many')}
          </Button>
          <Button icon="plus" href="/staff/products/new">
            {words('catalogue.new')}
          </Button>
        </>
      ) : null}
    </div>
  )
}
