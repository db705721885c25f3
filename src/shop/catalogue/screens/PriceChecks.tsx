/** Prices that deserve a look: below cost, too cheap, too expensive, a cost that moved or that nobody confirmed. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Day, Money } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { applySuggested } from '../contract-price.ts'
import { countPriceChecks, exportPriceChecks, listPriceChecks } from '../contract-price-check.ts'
import { costWords, percentWords } from './figures.ts'
import { useProductFilters } from './Products.tsx'
import { startOfWhen, Tick, Ticked, type Ticks, useTicks, WhenFields, type WhenValues, whenSent } from './TakeOver.tsx'

type Row = ReplyOf<typeof listPriceChecks>['rows'][number]

const money = (cents: number | null) => (cents === null ? null : <Money cents={cents} />)
const cost = (value: number | null) => (value === null ? null : costWords(value))

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: (row) => row.name, sort: true, line: 1 },
  {
    name: 'findings',
    title: 'catalogue.field.findings',
    cell: ({ findings }) => (
      <Status tone="attention" says={findings.map((one) => t(`catalogue.finding.${one}`)).join(', ')} />
    ),
    line: 2,
  },
  { name: 'price', title: 'catalogue.field.price', cell: (row) => money(row.price), right: true, line: 1 },
  { name: 'suggested', title: 'catalogue.suggested', cell: (row) => money(row.suggested), right: true, line: 3 },
  { name: 'gap', title: 'catalogue.gap', cell: (row) => money(row.gap), right: true, line: 3 },
  { name: 'cost', title: 'catalogue.cost', cell: (row) => cost(row.cost), right: true, line: 3 },
  {
    name: 'newCost',
    title: 'catalogue.field.newCost',
    cell: (row) => cost(row.newCost),
    right: true,
    line: 0,
    offAtFirst: true,
  },
  {
    name: 'marginOnCost',
    title: 'catalogue.margin_on_cost',
    cell: (row) => percentWords(row.marginOnCost),
    right: true,
    line: 0,
  },
  {
    name: 'marginOnPrice',
    title: 'catalogue.margin_on_price',
    cell: (row) => percentWords(row.marginOnPrice),
    right: true,
    line: 0,
    offAtFirst: true,
  },
  {
    name: 'confirmed',
    title: 'catalogue.stale',
    cell: ({ confirmed }) => confirmed && <Day day={confirmed as CalendarDay} />,
    line: 0,
    offAtFirst: true,
  },
  {
    name: 'supplierName',
    title: 'catalogue.field.supplier',
    cell: (row) => row.supplierName,
    line: 0,
    offAtFirst: true,
  },
]

export function PriceChecksScreen() {
  const t = useWords()
  const ticks = useTicks()
  const counts = useRead(countPriceChecks, {})
  const others = useProductFilters().filter(({ name }) => name === 'category' || name === 'supplier')
  const prices = may('catalogue.price')
  const kinds = (counts.data?.counts ?? []).map(({ kind, products }) => ({
    value: kind,
    label: `${t(`catalogue.finding.${kind}`)} (${products})`,
  }))
  return (
    <Page title={t('catalogue.checks')} wide>
      <div className="stack">
        {prices ? <Bar ticks={ticks} /> : null}
        <List
          name="price-checks"
          from={listPriceChecks}
          columns={columns}
          filters={[{ name: 'kind', title: 'catalogue.filter.kind', options: kinds }, ...others]}
          rowLink={({ id }) => `${pathTo('/staff/products/:product', { product: id })}?tab=price`}
          {...(prices ? { action: ({ id, name }: Row) => <Tick ticks={ticks} id={id} name={name} /> } : {})}
          {...(may('catalogue.export') ? { exports: exportPriceChecks } : {})}
          empty={<Empty says={t('catalogue.nothing_to_check')} />}
          caption={t('catalogue.checks')}
        />
      </div>
    </Page>
  )
}

function Bar({ ticks }: { readonly ticks: Ticks }) {
  const address = useAddress()
  const asked = Object.fromEntries(
    (['q', 'sort', 'after', 'kind', 'category', 'supplier'] as const).flatMap((name) =>
      address.get(name) ? [[name, address.get(name) ?? '']] : [],
    ),
  )
  const rows = useRead(listPriceChecks, asked, { keep: true }).data?.rows ?? []
  if (rows.length === 0 && ticks.ticked.size === 0) return null
  return (
    <Card>
      <div className="row">
        <Ticked ticks={ticks} shown={rows.map(({ id }) => id)} />
        {ticks.ticked.size > 0 ? <Apply ticks={ticks} /> : null}
      </div>
    </Card>
  )
}

function Apply({ ticks }: { readonly ticks: Ticks }) {
  const t = useWords()
  const { said } = useNotices()
  const apply = useAct(applySuggested)
  const products = [...ticks.ticked]
  const words = t('catalogue.apply_to', { count: products.length })
  return (
    <Sheet words={words} title={words} kind="main" icon="check">
      {(close) => (
        <Form<WhenValues, typeof applySuggested>
          name="apply-suggested"
          start={startOfWhen()}
          act={apply}
          keep={false}
          send={(when) => ({ products, ...whenSent(when) })}
          submit={words}
          done={({ prices, costs, without }) => {
            said(t('catalogue.applied', { prices, costs, without: without.length }))
            ticks.clear()
            close()
          }}
        >
          <p>{t('catalogue.apply_says')}</p>
          <WhenFields refused={apply.refusals} />
        </Form>
      )}
    </Sheet>
  )
}
