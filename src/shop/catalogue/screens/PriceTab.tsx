/** What a product sells for, what it costs, both margins, why the suggestion is what it is, and every price it had. */
import { download } from '#app/download.ts'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { type Fact, Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChoiceField, DayField, MoneyField, TextField, useValues } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Day, dayWords, moneyWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { applySuggested, setPrice } from '../contract-price.ts'
import { exportPriceHistory, setOtherBase } from '../contract-price-check.ts'
import { readProduct, readProductHistory } from '../contract-product.ts'
import { costWords, decimalWords, percentWords, textOf, unitsOf, unitWords } from './figures.ts'
import { PriceChart } from './PriceChart.tsx'
import type { ProductPage } from './Product.tsx'

type Priced = ProductPage['priced']

export function PriceTab({ page }: { readonly page: ProductPage }) {
  const t = useWords()
  const { priced, product } = page
  return (
    <div className="stack">
      <div className="grid">
        <Card title={t('catalogue.price_today')} action={may('catalogue.price') ? <SetPrice page={page} /> : undefined}>
          <Facts of={priceFacts(priced)} />
        </Card>
        <Card
          title={t('catalogue.suggested')}
          action={may('catalogue.price') && priced.suggested !== null ? <Apply page={page} /> : undefined}
        >
          <Suggested priced={priced} />
        </Card>
      </div>
      {priced.why.length > 0 ? (
        <Card title={t('catalogue.why')} action={may('catalogue.price') ? <OtherBase page={page} /> : undefined}>
          <Table
            rows={priced.why.map((why, at) => ({ ...why, at }))}
            columns={whyColumns}
            rowKey={({ at }) => String(at)}
            caption={t('catalogue.why')}
          />
          <WhoSays priced={priced} />
        </Card>
      ) : null}
      <Card title={t('catalogue.price_history')} action={<SaveHistory page={page} />}>
        <Read of={useRead(readProductHistory, { product })}>
          {({ prices }) => (
            <>
              <PriceChart prices={prices} today={currentMe().today ?? ''} />
              <Table
                rows={prices}
                columns={historyColumns}
                rowKey={({ id }) => id}
                caption={t('catalogue.price_history')}
              />
            </>
          )}
        </Read>
      </Card>
    </div>
  )
}

function priceFacts(priced: Priced): Fact[] {
  const { unitPrice } = priced
  return [
    { name: t('catalogue.field.price'), value: priced.price === null ? null : moneyWords(priced.price) },
    { name: t('catalogue.since'), value: priced.priceFrom && dayWords(priced.priceFrom as CalendarDay) },
    ...(priced.promotionUntil
      ? [{ name: t('catalogue.promotion_until'), value: dayWords(priced.promotionUntil as CalendarDay) }]
      : []),
    ...(priced.next
      ? [
          {
            name: t('catalogue.next_price'),
            value: t('catalogue.price_from', { price: priced.next.cents, day: priced.next.from }),
          },
        ]
      : []),
    {
      name: t('catalogue.unit_price'),
      value:
        unitPrice.cents === null
          ? t(`catalogue.unit_price.${unitPrice.state}`)
          : `${moneyWords(unitPrice.cents)} / ${unitWords(unitPrice.unit ?? '')}`,
    },
    ...(unitPrice.second
      ? [
          {
            name: t('catalogue.second_price'),
            value: `${decimalWords(unitPrice.second.value, unitPrice.second.decimals)} / ${unitWords(unitPrice.second.unit)}`,
          },
        ]
      : []),
    ...(priced.till.until
      ? [
          {
            name: t('catalogue.till_price'),
            value: t('catalogue.till_until', { price: priced.till.price, until: priced.till.until }),
          },
        ]
      : []),
    ...(priced.shrink
      ? [
          {
            name: t('catalogue.shrink_notice'),
            value: t('catalogue.shrunk', {
              before: packWords(priced.shrink.before),
              after: packWords(priced.shrink.after),
              rise: priced.shrink.rise,
              until: priced.shrink.until,
            }),
          },
        ]
      : []),
    ...(priced.deposit > 0
      ? [
          { name: t('catalogue.deposit'), value: `+ ${moneyWords(priced.deposit)}` },
          { name: t('catalogue.paid'), value: priced.paid === null ? null : moneyWords(priced.paid) },
        ]
      : []),
    { name: t('catalogue.cost'), value: priced.cost === null ? null : costWords(priced.cost) },
    { name: t('catalogue.margin_on_cost'), value: percentWords(priced.margin.onCost) },
    { name: t('catalogue.margin_on_price'), value: percentWords(priced.margin.onPrice) },
    ...priced.lists.map(({ name, cents, difference }) => ({
      name,
      value: [moneyWords(cents), percentWords(difference)].filter(Boolean).join(' · '),
    })),
  ]
}

const packWords = ({ amount, unit, packs }: { amount: number; unit: string; packs: number }): string =>
  `${packs > 1 ? `${packs} × ` : ''}${decimalWords(amount, 3)} ${unitWords(unit)}`

/** Who says each part of the rule: the product, its supplier, a category, the shop. */
function WhoSays({ priced: { ruleSaid } }: { readonly priced: Priced }) {
  const t = useWords()
  if (ruleSaid.length === 0) return null
  return (
    <section aria-label={t('catalogue.who_says')}>
      <h3>{t('catalogue.who_says')}</h3>
      <Facts
        of={ruleSaid.map(({ part, scope, name }) => ({
          name: t(`catalogue.part.${part}`),
          value: [t(`catalogue.scope.${scope}`), name].filter(Boolean).join(' · '),
        }))}
      />
    </section>
  )
}

function SaveHistory({ page: { product, fields } }: { readonly page: ProductPage }) {
  const t = useWords()
  return (
    <Button kind="quiet" icon="download" press={() => download(exportPriceHistory, { product }, `${fields.name}.csv`)}>
      {t('catalogue.save_history')}
    </Button>
  )
}

type BaseValues = { readonly sale: string; readonly cost: string }

function OtherBase({ page: { product, priced } }: { readonly page: ProductPage }) {
  const t = useWords()
  const act = useAct(setOtherBase, { after: [readProduct, readProductHistory] })
  const words = t('catalogue.set_other_base')
  return (
    <Sheet words={words} title={words} icon="edit">
      {(close) => (
        <Form<BaseValues, typeof setOtherBase>
          name={`base-${product}`}
          start={{ sale: textOf(priced.otherBase.sale, 4), cost: textOf(priced.otherBase.cost, 4) }}
          act={act}
          keep={false}
          send={({ sale, cost }) => ({ product, saleBase: unitsOf(sale, 4), costBase: unitsOf(cost, 4) })}
          submit={words}
          done={close}
        >
          <p className="quiet">{t('catalogue.other_base_hint')}</p>
          <MoneyField name="sale" label={t('catalogue.sale_base')} optional />
          <MoneyField name="cost" label={t('catalogue.cost_base')} optional />
        </Form>
      )}
    </Sheet>
  )
}

function Suggested({ priced }: { readonly priced: Priced }) {
  const t = useWords()
  const { marginSaid } = priced
  if (priced.suggested === null) return <p className="quiet">{t('catalogue.no_suggestion')}</p>
  return (
    <>
      {priced.verdict ? (
        <Status
          tone={priced.verdict === 'fits' ? 'fine' : 'attention'}
          says={t(`catalogue.verdict.${priced.verdict}`)}
        />
      ) : null}
      <Facts
        of={[
          { name: t('catalogue.suggested'), value: moneyWords(priced.suggested) },
          { name: t('catalogue.gap'), value: priced.gap === null ? null : moneyWords(priced.gap) },
          { name: t('catalogue.cost'), value: priced.suggestedCost === null ? null : costWords(priced.suggestedCost) },
          {
            name: t(`catalogue.margin_mode.${marginSaid.mode}`),
            value: `${percentWords(marginSaid.percent)} · ${marginSaid.name ?? t(`catalogue.scope.${marginSaid.scope}`)}`,
          },
          ...(priced.staleSince
            ? [{ name: t('catalogue.stale'), value: <Day day={priced.staleSince as CalendarDay} /> }]
            : []),
        ]}
      />
    </>
  )
}

type Why = Priced['why'][number]

/** By how much a step moves the price, in its own measure. */
function byWords({ code, kind, by }: Why): string | null {
  if (by === null || code === 'base' || code === 'unit') return null
  if (code === 'package') return decimalWords(by, 3)
  if (code === 'rounded') return moneyWords(by)
  return kind === 'add' ? costWords(by) : percentWords(by)
}

const whyColumns: readonly Column<Why & { at: number }>[] = [
  {
    name: 'step',
    title: 'catalogue.why_step',
    cell: ({ code, name, kind }) =>
      name ?? t(code === 'step' || code === 'margin' ? `catalogue.step.${kind}` : `catalogue.why.${code}`),
    line: 1,
  },
  { name: 'chain', title: 'catalogue.why_chain', cell: ({ chain }) => t(`catalogue.chain.${chain}`), line: 2 },
  { name: 'by', title: 'catalogue.why_by', cell: byWords, right: true, line: 2 },
  { name: 'value', title: 'catalogue.why_value', cell: ({ value }) => costWords(value), right: true, line: 3 },
]

type Dated = ReplyOf<typeof readProductHistory>['prices'][number]

const historyColumns: readonly Column<Dated>[] = [
  { name: 'from', title: 'catalogue.since', cell: ({ from }) => <Day day={from as CalendarDay} />, line: 1 },
  { name: 'price', title: 'catalogue.field.price', cell: ({ cents }) => moneyWords(cents), right: true, line: 1 },
  {
    name: 'kind',
    title: 'catalogue.price_kind',
    cell: ({ kind, to }) =>
      [t(`catalogue.kind.${kind}`), to && dayWords(to as CalendarDay)].filter(Boolean).join(' – '),
    line: 2,
  },
  { name: 'source', title: 'catalogue.price_source', cell: ({ source }) => t(`catalogue.source.${source}`), line: 2 },
  { name: 'reason', title: 'catalogue.reason', cell: ({ reason }) => reason, line: 3 },
]

function Apply({ page }: { readonly page: ProductPage }) {
  const t = useWords()
  const apply = useAct(applySuggested)
  return (
    <>
      <Trouble of={apply.error} />
      <Button kind="other" busy={apply.busy} press={() => apply.act({ products: [page.product] })}>
        {t('catalogue.apply')}
      </Button>
    </>
  )
}

type Values = {
  readonly price: string
  readonly kind: string
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly sure: boolean
}

function SetPrice({ page }: { readonly page: ProductPage }) {
  const t = useWords()
  const act = useAct(setPrice, { after: [readProduct, readProductHistory] })
  const start: Values = {
    price: textOf(page.priced.price, 2),
    kind: 'regular',
    from: currentMe().today ?? '',
    to: '',
    reason: '',
    sure: false,
  }
  const asked = act.refusals.some(({ code }) => code === 'price.surely')
  return (
    <Sheet words={t('catalogue.set_price')} title={t('catalogue.set_price')} icon="edit">
      {(close) => (
        <Form<Values, typeof setPrice>
          name={`price-${page.product}`}
          start={start}
          act={act}
          keep={false}
          send={({ price, kind, from, to, reason, sure }) => ({
            product: page.product,
            price: unitsOf(price, 2) ?? -1,
            kind: kind as 'regular' | 'promotion',
            from,
            to: kind === 'promotion' && to ? to : null,
            reason: reason.trim() || null,
            sure,
          })}
          submit={t('catalogue.set_price')}
          done={close}
        >
          <MoneyField name="price" label={t('catalogue.field.price')} hint={t('catalogue.with_vat')} />
          <ChoiceField
            name="kind"
            label={t('catalogue.price_kind')}
            options={(['regular', 'promotion'] as const).map((value) => ({
              value,
              label: t(`catalogue.kind.${value}`),
            }))}
          />
          <DayField name="from" label={t('catalogue.since')} />
          <PromotionEnd />
          <TextField name="reason" label={t('catalogue.reason')} optional />
          {asked ? <CheckField name="sure" label={t('catalogue.sure')} /> : null}
        </Form>
      )}
    </Sheet>
  )
}

function PromotionEnd() {
  const t = useWords()
  return useValues<Values>().kind === 'promotion' ? <DayField name="to" label={t('catalogue.promotion_until')} /> : null
}
