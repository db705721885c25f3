/** What the law asks of unit prices here: dimensions, limits, exemptions, each with its days. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChecksField, DayField, NumberField, SelectField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Day } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf, SentOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { addExemption } from '../contract-basics.ts'
import {
  dropUnitPriceRules,
  editExemption,
  readUnitPriceRules,
  removeExemption,
  setUnitPriceRules,
} from '../contract-unit-price.ts'
import { dimensions } from '../rules/units.ts'
import { decimalWords, pairWords, textOf, unitsOf, unitWords } from './figures.ts'
import { useChoices } from './use-choices.ts'

type Reply = ReplyOf<typeof readUnitPriceRules>
type Rules = Reply['today']
type Exemption = Reply['exemptions'][number]

const dimensionWords = (all: readonly string[]) => all.map((one) => t(`catalogue.dimension.${one}`)).join(', ')

const factsOf = (rules: Rules) => [
  { name: t('catalogue.dimensions'), value: dimensionWords(rules.dimensions) },
  {
    name: t('catalogue.field.drainedWeight'),
    value: rules.drained === null ? t('catalogue.drained.setting') : t(`catalogue.drained.${rules.drained}`),
  },
  { name: t('catalogue.below_limit'), value: rules.below === 0 ? null : t('catalogue.grams', { count: rules.below }) },
  {
    name: t('catalogue.shrink_notice'),
    value:
      rules.shrinkMonths === 0
        ? t('catalogue.shrink_never')
        : t('catalogue.shrink_says', { months: rules.shrinkMonths, area: rules.shrinkAboveArea }),
  },
]

const limitWords = ({ below, byPiece }: Pick<Exemption, 'below' | 'byPiece'>): string =>
  [
    below ? t('catalogue.below', { amount: decimalWords(below.amount, 3), unit: unitWords(below.unit) }) : null,
    byPiece ? t('catalogue.by_piece') : null,
  ]
    .filter(Boolean)
    .join(' · ')

const columns: readonly Column<Exemption>[] = [
  {
    name: 'category',
    title: 'catalogue.field.category',
    cell: ({ categoryName }) => categoryName ?? t('catalogue.every_category'),
    line: 1,
  },
  { name: 'limit', title: 'catalogue.exempt_for', cell: limitWords, line: 2 },
  {
    name: 'from',
    title: 'catalogue.field.from',
    cell: ({ from }) => from && <Day day={from as CalendarDay} />,
    line: 3,
  },
  { name: 'to', title: 'catalogue.field.to', cell: ({ to }) => to && <Day day={to as CalendarDay} />, line: 3 },
  {
    name: 'holds',
    title: 'catalogue.field.state',
    cell: ({ holds }) => (
      <Status tone={holds ? 'fine' : 'quiet'} says={t(holds ? 'catalogue.holds_today' : 'catalogue.holds_not')} />
    ),
    line: 1,
  },
]

const ownColumns: readonly Column<Reply['own'][number]>[] = [
  { name: 'from', title: 'catalogue.field.from', cell: ({ from }) => <Day day={from as CalendarDay} />, line: 1 },
  {
    name: 'says',
    title: 'catalogue.rule_says',
    cell: (rules) =>
      factsOf(rules)
        .filter(({ value }) => value !== null)
        .map(({ name, value }) => pairWords(name, String(value)))
        .join(' · '),
    line: 2,
    wraps: true,
  },
]

export function UnitPriceRulesScreen() {
  const t = useWords()
  const keeps = may('catalogue.settings')
  const drop = useAct(dropUnitPriceRules)
  const remove = useAct(removeExemption)
  return (
    <Page title={t('catalogue.unit_price_rules')} wide read={useRead(readUnitPriceRules, {})}>
      {(reply) => (
        <div className="stack">
          <Card title={t('catalogue.rules_today')} action={keeps ? <RulesSheet rules={reply.today} /> : undefined}>
            <Facts of={factsOf(reply.today)} />
            <p className="quiet">{t('catalogue.law_confirm')}</p>
            <Trouble of={drop.error} />
            {reply.own.length > 0 ? (
              <Table
                rows={reply.own}
                columns={ownColumns}
                rowKey={({ from }) => from}
                caption={t('catalogue.unit_price_rules')}
                {...(keeps
                  ? {
                      action: ({ from }: Reply['own'][number]) => (
                        <Button kind="quiet" press={() => drop.act({ from })}>
                          {t('catalogue.take_back')}
                        </Button>
                      ),
                    }
                  : {})}
              />
            ) : null}
          </Card>
          <Card title={t('catalogue.exemptions')} action={keeps ? <ExemptionSheet /> : undefined}>
            <Trouble of={remove.error} />
            {reply.exemptions.length === 0 ? (
              <Empty says={t('catalogue.no_exemptions')} />
            ) : (
              <Table
                rows={reply.exemptions}
                columns={columns}
                rowKey={({ exemption }) => exemption}
                caption={t('catalogue.exemptions')}
                {...(keeps
                  ? {
                      action: (one: Exemption) => (
                        <div className="row">
                          <ExemptionSheet exemption={one} />
                          <Button kind="quiet" press={() => remove.act({ exemption: one.exemption })}>
                            {t('catalogue.take_back')}
                          </Button>
                        </div>
                      ),
                    }
                  : {})}
              />
            )}
            {keeps && reply.ready.length > 0 ? <Ready ready={reply.ready} /> : null}
          </Card>
        </div>
      )}
    </Page>
  )
}

/** What the law of the country exempts: one names the category of the shop. */
function Ready({ ready }: { readonly ready: Reply['ready'] }) {
  const t = useWords()
  return (
    <section aria-label={t('catalogue.ready_exemptions')}>
      <p>{t('catalogue.ready_exemptions')}</p>
      <div className="row">
        {ready.map((one) => (
          <ExemptionSheet key={one.ready} ready={one} />
        ))}
      </div>
    </section>
  )
}

type Values = {
  readonly category: string
  readonly amount: string
  readonly unit: string
  readonly byPiece: boolean
  readonly from: string
  readonly to: string
}

interface ExemptionProps {
  readonly exemption?: Exemption
  readonly ready?: Reply['ready'][number]
}

const sent = (values: Values): SentOf<typeof addExemption> => ({
  category: values.category || null,
  below: values.amount ? { amount: unitsOf(values.amount, 3) ?? 0, unit: values.unit || 'g' } : null,
  byPiece: values.byPiece,
  from: values.from || null,
  to: values.to || null,
})

function ExemptionSheet({ exemption, ready }: ExemptionProps) {
  const t = useWords()
  const add = useAct(addExemption)
  const edit = useAct(editExemption)
  const known = exemption ?? ready
  const words = ready
    ? `${t(`catalogue.ready.${ready.ready}`)} · ${limitWords(ready)}`
    : t(exemption ? 'catalogue.change_exemption' : 'catalogue.new_exemption')
  const start: Values = {
    category: exemption?.category ?? '',
    amount: textOf(known?.below?.amount ?? null, 3),
    unit: known?.below?.unit ?? 'g',
    byPiece: known?.byPiece ?? false,
    from: exemption?.from ?? '',
    to: exemption?.to ?? '',
  }
  return (
    <Sheet words={words} title={words} icon={exemption ? 'edit' : 'plus'}>
      {(close) =>
        exemption ? (
          <Form<Values, typeof editExemption>
            name={`exemption-${exemption.exemption}`}
            start={start}
            act={edit}
            keep={false}
            send={(values) => ({ ...sent(values), exemption: exemption.exemption })}
            submit={t('catalogue.save')}
            done={close}
          >
            <ExemptionFields />
          </Form>
        ) : (
          <Form<Values, typeof addExemption>
            name="new-exemption"
            start={start}
            act={add}
            keep={false}
            send={sent}
            submit={t('catalogue.new_exemption')}
            done={close}
          >
            <ExemptionFields />
          </Form>
        )
      }
    </Sheet>
  )
}

function ExemptionFields() {
  const t = useWords()
  const { categories } = useChoices()
  const units = ['g', 'kg', 'ml', 'l'].map((value) => ({ value, label: unitWords(value) }))
  return (
    <>
      <SelectField name="category" label={t('catalogue.field.category')} options={categories} optional />
      <NumberField name="amount" label={t('catalogue.below_amount')} decimal optional />
      <SelectField name="unit" label={t('catalogue.below_unit')} options={units} optional />
      <CheckField name="byPiece" label={t('catalogue.by_piece')} />
      <DayField name="from" label={t('catalogue.field.from')} optional />
      <DayField name="to" label={t('catalogue.field.to')} optional />
    </>
  )
}

type RuleValues = {
  readonly from: string
  readonly dimensions: readonly string[]
  readonly drained: string
  readonly below: string
  readonly shrinkMonths: string
  readonly shrinkAboveArea: string
}

function RulesSheet({ rules }: { readonly rules: Rules }) {
  const t = useWords()
  const act = useAct(setUnitPriceRules)
  const words = t('catalogue.change_rules')
  return (
    <Sheet words={words} title={words} icon="edit">
      {(close) => (
        <Form<RuleValues, typeof setUnitPriceRules>
          name="unit-price-rules"
          start={{
            from: currentMe().today ?? '',
            dimensions: rules.dimensions,
            drained: rules.drained === null ? 'setting' : String(rules.drained),
            below: String(rules.below),
            shrinkMonths: String(rules.shrinkMonths),
            shrinkAboveArea: String(rules.shrinkAboveArea),
          }}
          act={act}
          keep={false}
          send={(values) => ({
            from: values.from,
            dimensions: values.dimensions as Rules['dimensions'],
            drained: values.drained === 'setting' ? null : values.drained === 'true',
            below: Number(values.below),
            shrinkMonths: Number(values.shrinkMonths),
            shrinkAboveArea: Number(values.shrinkAboveArea),
          })}
          submit={words}
          done={close}
        >
          <DayField name="from" label={t('catalogue.since')} />
          <ChecksField
            name="dimensions"
            label={t('catalogue.dimensions')}
            options={dimensions.map((value) => ({ value, label: t(`catalogue.dimension.${value}`) }))}
          />
          <SelectField
            name="drained"
            label={t('catalogue.field.drainedWeight')}
            options={['setting', 'true', 'false'].map((value) => ({ value, label: t(`catalogue.drained.${value}`) }))}
          />
          <NumberField name="below" label={t('catalogue.below_limit_grams')} />
          <NumberField name="shrinkMonths" label={t('catalogue.shrink_months')} />
          <NumberField name="shrinkAboveArea" label={t('catalogue.shrink_area')} />
        </Form>
      )}
    </Sheet>
  )
}
