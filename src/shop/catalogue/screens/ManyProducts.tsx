/** Changing many products at once: those a list shows, after a look at what would happen to each. */
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { SelectField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { t, useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf, SentOf } from '#platform/route.ts'
import { changeProducts, listProducts, previewProducts } from '../contract-product.ts'
import { fiveDigits } from './figures.ts'
import { useChoices } from './ProductFields.tsx'

type Change = SentOf<typeof changeProducts>['change']
type Row = ReplyOf<typeof previewProducts>['rows'][number]
const most = 200

export function ManyProductsScreen() {
  const t = useWords()
  const address = useAddress()
  const filters = Object.fromEntries(
    (['q', 'category', 'supplier', 'state', 'is', 'missing', 'quality'] as const).flatMap((name) =>
      address.get(name) ? [[name, address.get(name) ?? '']] : [],
    ),
  )
  const reading = useRead(listProducts, { ...filters, size: most })
  return (
    <Page
      title={t('catalogue.many')}
      wide
      back={{ href: '/staff/products', says: t('catalogue.products') }}
      read={reading}
    >
      {({ rows, total }) =>
        rows.length === 0 ? (
          <Empty says={t('catalogue.none_chosen')} />
        ) : (
          <Change products={rows.map(({ id }) => id)} total={total ?? rows.length} />
        )
      }
    </Page>
  )
}

type Values = {
  readonly category: string
  readonly vatClass: string
  readonly brand: string
  readonly maker: string
  readonly preferredSupplier: string
  readonly sold: string
  readonly atTill: string
}
const nothing: Values = {
  category: '',
  vatClass: '',
  brand: '',
  maker: '',
  preferredSupplier: '',
  sold: '',
  atTill: '',
}

/** What was filled in; what was left empty stays as it is. */
function changeOf({ sold, atTill, ...values }: Values): Change {
  const texts = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
  return { ...texts, ...(sold ? { sold: sold === 'yes' } : {}), ...(atTill ? { atTill: atTill === 'yes' } : {}) }
}

function Change({ products, total }: { readonly products: readonly string[]; readonly total: number }) {
  const t = useWords()
  const [change, setChange] = useState<Change | null>(null)
  const look = useAct(previewProducts, { after: [] })
  const [rows, setRows] = useState<readonly Row[]>([])
  return (
    <div className="stack">
      <p>
        {t(total > products.length ? 'catalogue.many_first' : 'catalogue.many_says', { count: products.length, total })}
      </p>
      <Card>
        <Form<Values, typeof previewProducts>
          name="many-products"
          start={nothing}
          act={look}
          keep={false}
          send={(values) => ({ products: [...products], change: changeOf(values) })}
          submit={t('catalogue.preview')}
          done={(reply, values) => {
            setRows(
              reply.rows.filter(({ fields, refusals }) => fields.length > 0 || refusals.length > 0) as readonly Row[],
            )
            setChange(changeOf(values))
          }}
        >
          <Fields />
        </Form>
      </Card>
      {change ? <Preview rows={rows} products={products} change={change} /> : null}
    </div>
  )
}

function Fields() {
  const t = useWords()
  const { categories, vat, suppliers } = useChoices()
  const yesNo = ['yes', 'no'].map((value) => ({ value, label: t(`catalogue.${value}`) }))
  return (
    <>
      <SelectField name="category" label={t('catalogue.field.category')} options={categories} optional />
      <SelectField name="vatClass" label={t('catalogue.field.vatClass')} options={vat} optional />
      <TextField name="brand" label={t('catalogue.field.brand')} optional />
      <TextField name="maker" label={t('catalogue.field.maker')} optional />
      <SelectField name="preferredSupplier" label={t('catalogue.preferred_supplier')} options={suppliers} optional />
      <SelectField name="sold" label={t('catalogue.field.sold')} options={yesNo} optional />
      <SelectField name="atTill" label={t('catalogue.field.atTill')} options={yesNo} optional />
    </>
  )
}

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: ({ name }) => name, line: 1 },
  { name: 'number', title: 'catalogue.field.number', cell: ({ number }) => fiveDigits(number), line: 2 },
  {
    name: 'fields',
    title: 'catalogue.changes',
    cell: ({ fields }) => fields.map(({ field }) => t(`catalogue.field.${field}`)).join(', '),
    line: 3,
    wraps: true,
  },
  {
    name: 'refusals',
    title: 'catalogue.why_not',
    cell: ({ refusals }) => (refusals.length > 0 ? <Reasons of={refusals as readonly Refusal[]} /> : null),
    line: 3,
    wraps: true,
  },
]

function Preview({
  rows,
  products,
  change,
}: {
  readonly rows: readonly Row[]
  readonly products: readonly string[]
  readonly change: Change
}) {
  const t = useWords()
  const address = useAddress()
  const { said } = useNotices()
  const act = useAct(changeProducts, {
    done: ({ changed }) => {
      said(t('catalogue.many_done', { count: changed }))
      address.go('/staff/products')
    },
  })
  const reasons = rows.flatMap(({ refusals }) => refusals as readonly Refusal[])
  if (rows.length === 0) return <Empty says={t('catalogue.many_nothing')} />
  return (
    <Card title={t('catalogue.preview')}>
      <Table rows={rows} columns={columns} rowKey={({ product }) => product} caption={t('catalogue.preview')} />
      <Trouble of={act.error} />
      <Button busy={act.busy} reasons={reasons.slice(0, 3)} press={() => act.act({ products: [...products], change })}>
        {t('catalogue.change_them', { count: rows.length })}
      </Button>
    </Card>
  )
}
