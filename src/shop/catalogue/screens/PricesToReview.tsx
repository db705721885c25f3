/** Prices to review: what suppliers ask otherwise than before; ticked with the space bar, accepted together. */
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField } from '#app/ui/fields.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { useListAddress } from '#app/ui/list-address.ts'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Day, Money } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { readBasics } from '../contract-basics.ts'
import {
  acceptPriceChanges,
  exportPriceChanges,
  ignorePriceChanges,
  listPriceChanges,
} from '../contract-price-change.ts'
import { asideWords } from './asides.ts'
import { costWords, percentWords } from './figures.ts'
import { startOfWhen, Tick, Ticked, type Ticks, useTicks, WhenFields, type WhenValues, whenSent } from './TakeOver.tsx'

type Row = ReplyOf<typeof listPriceChanges>['rows'][number]

const money = (cents: number | null) => (cents === null ? null : <Money cents={cents} />)
const cost = (value: number | null) => (value === null ? null : costWords(value))

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: (row) => row.name, sort: true, line: 1 },
  { name: 'supplierName', title: 'catalogue.field.supplier', cell: (row) => row.supplierName, sort: true, line: 2 },
  { name: 'oldCost', title: 'catalogue.field.oldCost', cell: (row) => cost(row.oldCost), right: true, line: 2 },
  { name: 'newCost', title: 'catalogue.field.newCost', cell: (row) => cost(row.newCost), right: true, line: 2 },
  {
    name: 'costChange',
    title: 'catalogue.field.costChange',
    cell: (row) => percentWords(row.costChange),
    right: true,
    line: 1,
  },
  { name: 'asides', title: 'catalogue.asides', cell: asideWords, line: 3, wraps: true },
  { name: 'price', title: 'catalogue.field.price', cell: (row) => money(row.price), right: true, line: 3 },
  { name: 'suggested', title: 'catalogue.suggested', cell: (row) => money(row.suggested), right: true, line: 3 },
  { name: 'gap', title: 'catalogue.gap', cell: (row) => money(row.gap), right: true, line: 3 },
  {
    name: 'state',
    title: 'catalogue.field.state',
    cell: ({ state, main }) =>
      state === 'new' || state === 'newNotMain' ? (
        main ? null : (
          <Status tone="quiet" says={t('catalogue.change.newNotMain')} />
        )
      ) : (
        <Status tone={state === 'accepted' ? 'fine' : 'quiet'} says={t(`catalogue.change.${state}`)} />
      ),
    line: 0,
  },
  {
    name: 'validFrom',
    title: 'catalogue.field.validFrom',
    cell: ({ validFrom }) => validFrom && <Day day={validFrom as CalendarDay} />,
    line: 0,
  },
  {
    name: 'advisedPrice',
    title: 'catalogue.field.advisedPrice',
    cell: ({ advisedPrice }) => money(advisedPrice),
    right: true,
    line: 0,
    offAtFirst: true,
  },
  {
    name: 'fields',
    title: 'catalogue.changes',
    cell: ({ fields }) => fields.map((field) => t(`catalogue.term.${field}`)).join(', '),
    line: 0,
    offAtFirst: true,
  },
]

const states = ['open', 'new', 'newNotMain', 'accepted', 'ignored']

function useFilters() {
  const suppliers = useRead(readBasics, {}).data?.suppliers ?? []
  return [
    {
      name: 'supplier',
      title: 'catalogue.field.supplier',
      options: suppliers.map(({ supplier, name }) => ({ value: supplier, label: name })),
    },
    {
      name: 'moves',
      title: 'catalogue.filter.moves',
      options: ['up', 'down'].map((value) => ({ value, label: `catalogue.moves.${value}` })),
    },
    {
      name: 'state',
      title: 'catalogue.filter.state',
      options: states.map((value) => ({ value, label: `catalogue.change.${value}` })),
    },
  ]
}

export function PricesToReviewScreen() {
  const t = useWords()
  const ticks = useTicks()
  const prices = may('catalogue.price')
  return (
    <Page title={t('catalogue.review')} wide>
      <div className="stack">
        <p className="quiet">{t('catalogue.review_says')}</p>
        {prices ? <Bar ticks={ticks} /> : null}
        <List
          name="price-changes"
          from={listPriceChanges}
          columns={columns}
          filters={useFilters()}
          rowLink={({ product }) => `${pathTo('/staff/products/:product', { product })}?tab=price`}
          {...(prices
            ? {
                action: ({ id, name, state }: Row) =>
                  state === 'new' || state === 'newNotMain' ? <Tick ticks={ticks} id={id} name={name} /> : null,
              }
            : {})}
          {...(may('catalogue.export') ? { exports: exportPriceChanges } : {})}
          empty={<Empty says={t('catalogue.nothing_to_review')} />}
          caption={t('catalogue.review')}
        />
      </div>
    </Page>
  )
}

/** What is shown now, as the list itself asks for it. */
function useShown(): readonly string[] {
  const state = useListAddress(['supplier', 'moves', 'state'])
  const asked = {
    ...state.filters,
    ...(state.q ? { q: state.q } : {}),
    ...(state.sort ? { sort: state.sort } : {}),
    ...(state.after ? { after: state.after } : {}),
  }
  const rows = useRead(listPriceChanges, asked, { keep: true }).data?.rows ?? []
  return rows.filter(({ state: of }) => of === 'new' || of === 'newNotMain').map(({ id }) => id)
}

function Bar({ ticks }: { readonly ticks: Ticks }) {
  const t = useWords()
  const { said } = useNotices()
  const ids = [...ticks.ticked]
  const ignore = useAct(ignorePriceChanges, {
    done: ({ ignored }) => {
      said(t('catalogue.ignored', { count: ignored }))
      ticks.clear()
    },
  })
  const nothing = ids.length === 0
  const shown = useShown()
  if (nothing && shown.length === 0) return null
  return (
    <Card>
      <div className="row">
        <Ticked ticks={ticks} shown={shown} />
        {nothing ? null : (
          <>
            <Accept ticks={ticks} />
            <Button kind="other" busy={ignore.busy} press={() => ignore.act({ changes: ids })}>
              {t('catalogue.ignore')}
            </Button>
          </>
        )}
      </div>
      <Trouble of={ignore.error} />
    </Card>
  )
}

type Values = WhenValues & { readonly keepPrices: boolean }

function Accept({ ticks }: { readonly ticks: Ticks }) {
  const t = useWords()
  const { said } = useNotices()
  const accept = useAct(acceptPriceChanges)
  const changes = [...ticks.ticked]
  const words = t('catalogue.accept', { count: changes.length })
  return (
    <Sheet words={words} title={words} kind="main" icon="check">
      {(close) => (
        <Form<Values, typeof acceptPriceChanges>
          name="accept-prices"
          start={{ ...startOfWhen(), keepPrices: false }}
          act={accept}
          keep={false}
          send={({ keepPrices, ...when }) => ({
            changes,
            prices: keepPrices ? 'keep' : 'suggested',
            ...whenSent(when),
          })}
          submit={words}
          done={({ accepted, prices }) => {
            said(t('catalogue.accepted', { count: accepted, prices }))
            ticks.clear()
            close()
          }}
        >
          <p>{t('catalogue.accept_says')}</p>
          <WhenFields refused={accept.refusals} />
          <CheckField name="keepPrices" label={t('catalogue.keep_prices')} />
        </Form>
      )}
    </Sheet>
  )
}
