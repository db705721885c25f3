/** How prices are made: for the shop, a category, a supplier or a product; what is left empty takes what stands above. */
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, MoneyField, NumberField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { moneyWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf, SentOf } from '#platform/route.ts'
import { readPriceRules, setPriceRule } from '../contract-price.ts'
import { otherMargin } from '../rules/price.ts'
import { applyModes, stepKinds } from '../rules/price-rule.ts'
import { ProductChoice } from './Campaign.tsx'
import { costWords, pairWords, percentWords, textOf, unitsOf } from './figures.ts'
import { useChoices } from './use-choices.ts'

type Reply = ReplyOf<typeof readPriceRules>
type Rule = Reply['rules'][number]
type Parts = Rule['rule']
type Step = NonNullable<Parts['steps']>[number]

const nameOf = ({ scope, name }: Pick<Rule, 'scope' | 'name'>) => name ?? t(`catalogue.scope.${scope}`)

const stepWords = ({ kind, by, name, inCost }: Step): string =>
  [
    name ?? t(`catalogue.step.${kind}`),
    kind === 'add' ? costWords(by) : percentWords(by),
    inCost ? t('catalogue.in_cost') : null,
  ]
    .filter(Boolean)
    .join(' ')

/** Every part a rule says, in words. */
export function partsOf(rule: Parts) {
  const said = <T,>(value: T | null | undefined, words: (value: T) => string | null) =>
    value === null || value === undefined ? null : words(value)
  return [
    { name: t('catalogue.rule.margin'), value: said(rule.margin, percentWords) },
    { name: t('catalogue.margin_mode'), value: said(rule.marginMode, (mode) => t(`catalogue.margin_mode.${mode}`)) },
    {
      name: t('catalogue.steps'),
      value: said(rule.steps, (steps) => steps.map(stepWords).join(' · ') || t('catalogue.no_steps')),
    },
    {
      name: t('catalogue.rounding'),
      value: said(rule.roundingStep, (step) => (step === 0 ? t('catalogue.rounding_off') : moneyWords(step))),
    },
    { name: t('catalogue.rounding_mode'), value: said(rule.roundingMode, (mode) => t(`catalogue.rounding.${mode}`)) },
    {
      name: t('catalogue.endings'),
      value: said(rule.endings, (all) => all.join(' ') || t('catalogue.rounding_off')),
    },
    { name: t('catalogue.apply_mode'), value: said(rule.applyMode, (mode) => t(`catalogue.apply.${mode}`)) },
    { name: t('catalogue.band'), value: rule.applyMode === 'band' ? said(rule.band, percentWords) : null },
    { name: t('catalogue.tolerance'), value: said(rule.gapTolerance, moneyWords) },
    { name: t('catalogue.rule.member_markup'), value: said(rule.memberMarkup, percentWords) },
    { name: t('catalogue.rule.base_decimals'), value: said(rule.baseDecimals, String) },
  ].filter(({ value }) => value !== null)
}

const columns: readonly Column<Rule>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: nameOf, line: 1 },
  {
    name: 'scope',
    title: 'catalogue.rule_scope',
    cell: ({ scope, name }) => (name === null ? null : t(`catalogue.scope.${scope}`)),
    line: 2,
  },
  {
    name: 'rule',
    title: 'catalogue.rule_says',
    cell: ({ rule }) =>
      partsOf(rule)
        .map(({ name, value }) => pairWords(name, String(value)))
        .join(' · '),
    line: 3,
    wraps: true,
  },
]

export function PriceRulesScreen() {
  const t = useWords()
  const prices = may('catalogue.price')
  return (
    <Page
      title={t('catalogue.price_rules')}
      wide
      action={prices ? <RuleSheet /> : undefined}
      read={useRead(readPriceRules, {})}
    >
      {({ standard, rules }) => (
        <div className="stack">
          <p className="quiet">{t('catalogue.price_rules_say')}</p>
          {rules.length > 0 ? (
            <Table
              rows={rules.toSorted((one, other) => order(one) - order(other))}
              columns={columns}
              rowKey={({ scope, target }) => `${scope} ${target}`}
              caption={t('catalogue.price_rules')}
              {...(prices ? { action: (rule: Rule) => <RuleSheet rule={rule} /> } : {})}
            />
          ) : null}
          <Card title={t('catalogue.standard_rule')}>
            <Facts of={partsOf(standard)} />
          </Card>
        </div>
      )}
    </Page>
  )
}

const scopes = ['shop', 'category', 'supplier', 'product'] as const
const order = ({ scope }: Rule): number => scopes.indexOf(scope)
const mostSteps = 9
const places = Array.from({ length: mostSteps }, (_, at) => at)

type Values = Record<string, string | boolean>

const text = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(value))

function startOf(rule: Rule | undefined): Values {
  const said = rule?.rule ?? {}
  const steps = Object.fromEntries(
    places.flatMap((at) => {
      const step = said.steps?.[at]
      return [
        [`kind${at}`, step?.kind ?? ''],
        [`by${at}`, step ? (step.kind === 'add' ? textOf(step.by, 4) : text(step.by)) : ''],
        [`name${at}`, step?.name ?? ''],
        [`cost${at}`, step?.inCost ?? false],
      ]
    }),
  ) as Values
  return {
    scope: rule?.scope ?? 'category',
    target: rule?.target ?? '',
    search: '',
    product: rule?.scope === 'product' ? rule.target : '',
    marginMode: said.marginMode ?? '',
    margin: text(said.margin),
    roundingStep: textOf(said.roundingStep ?? null, 2),
    roundingMode: said.roundingMode ?? '',
    endings: said.endings?.join(' ') ?? '',
    applyMode: said.applyMode ?? '',
    band: text(said.band),
    gapTolerance: textOf(said.gapTolerance ?? null, 2),
    memberMarkup: text(said.memberMarkup),
    baseDecimals: text(said.baseDecimals),
    ...steps,
  }
}

const number = (value: string | boolean | undefined): number | null => {
  const written = String(value ?? '')
    .trim()
    .replace(',', '.')
  return written === '' ? null : Number(written)
}
const word = <T extends string>(value: string | boolean | undefined): T | null => (value ? (String(value) as T) : null)

function stepsOf(values: Values): NonNullable<SentOf<typeof setPriceRule>['steps']> | null {
  const steps = places.flatMap((at) => {
    const kind = word<Step['kind']>(values[`kind${at}`])
    const by = String(values[`by${at}`] ?? '')
    if (!kind) return []
    return [
      {
        kind,
        by: (kind === 'add' ? unitsOf(by, 4) : number(by)) ?? 0,
        inCost: values[`cost${at}`] === true,
        name: word<string>(values[`name${at}`]),
      },
    ]
  })
  return steps.length > 0 ? steps : null
}

function sent(values: Values): SentOf<typeof setPriceRule> {
  const scope = String(values['scope'])
  const target = String(scope === 'product' ? values['product'] : values['target'])
  return {
    ...(scope === 'shop' ? {} : { [scope]: target }),
    steps: stepsOf(values),
    marginMode: word(values['marginMode']),
    margin: number(values['margin']),
    roundingStep: unitsOf(String(values['roundingStep'] ?? ''), 2),
    roundingMode: word(values['roundingMode']),
    endings:
      word<string>(values['endings'])
        ?.split(/[ ,;]+/)
        .filter(Boolean) ?? null,
    applyMode: word(values['applyMode']),
    band: number(values['band']),
    gapTolerance: unitsOf(String(values['gapTolerance'] ?? ''), 2),
    memberMarkup: number(values['memberMarkup']),
    baseDecimals: number(values['baseDecimals']),
  }
}

function RuleSheet({ rule }: { readonly rule?: Rule }) {
  const t = useWords()
  const act = useAct(setPriceRule)
  const words = t(rule ? 'catalogue.edit_rule' : 'catalogue.new_rule')
  return (
    <Sheet
      words={words}
      title={rule ? nameOf(rule) : words}
      icon={rule ? 'edit' : 'plus'}
      kind={rule ? 'quiet' : 'main'}
      {...(rule ? { label: `${words}: ${nameOf(rule)}` } : {})}
    >
      {(close) => (
        <Form<Values, typeof setPriceRule>
          name={`price-rule-${rule?.target ?? 'new'}`}
          start={startOf(rule)}
          act={act}
          keep={false}
          send={sent}
          submit={t('catalogue.save')}
          done={close}
        >
          {rule ? null : <Scope />}
          <MarginFields />
          <Steps />
          <RoundingFields />
          <ApplyFields />
        </Form>
      )}
    </Sheet>
  )
}

const choices = (name: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: t(`catalogue.${name}.${value}`) }))

function Scope() {
  const t = useWords()
  const { scope } = useValues<Values>()
  const { categories, suppliers } = useChoices()
  return (
    <>
      <SelectField name="scope" label={t('catalogue.rule_scope')} options={choices('scope', scopes)} />
      {scope === 'category' ? (
        <SelectField name="target" label={t('catalogue.field.category')} options={categories} />
      ) : null}
      {scope === 'supplier' ? (
        <SelectField name="target" label={t('catalogue.field.supplier')} options={suppliers} />
      ) : null}
      {scope === 'product' ? <ProductChoice /> : null}
    </>
  )
}

function MarginFields() {
  const t = useWords()
  const { margin, marginMode } = useValues<Values>()
  const mode = marginMode === 'onPrice' ? 'onPrice' : 'onCost'
  const other = otherMargin(number(margin), mode)
  const same =
    other === null
      ? t('catalogue.inherit_hint')
      : t(`catalogue.same_as.${mode === 'onCost' ? 'onPrice' : 'onCost'}`, { value: other })
  return (
    <>
      <NumberField name="margin" label={t('catalogue.margin')} hint={same} decimal optional />
      <SelectField
        name="marginMode"
        label={t('catalogue.margin_mode')}
        options={choices('margin_mode', ['onCost', 'onPrice'])}
        optional
      />
    </>
  )
}

/** As many as are filled, and one more. */
function Steps() {
  const t = useWords()
  const values = useValues<Values>()
  const filled = places.filter((at) => values[`kind${at}`]).length
  return (
    <fieldset className="boxes">
      <legend>{t('catalogue.steps')}</legend>
      {places.slice(0, filled + 1).map((at) => (
        <div key={at} className="stack">
          <SelectField
            name={`kind${at}`}
            label={t('catalogue.step_number', { number: at + 1 })}
            options={choices('step', stepKinds)}
            optional
          />
          {values[`kind${at}`] ? (
            <>
              <NumberField name={`by${at}`} label={t('catalogue.why_by')} decimal />
              <TextField name={`name${at}`} label={t('catalogue.step_name')} optional />
              <CheckField name={`cost${at}`} label={t('catalogue.in_cost')} />
            </>
          ) : null}
        </div>
      ))}
    </fieldset>
  )
}

function RoundingFields() {
  const t = useWords()
  return (
    <>
      <MoneyField name="roundingStep" label={t('catalogue.rounding')} hint={t('catalogue.rounding_hint')} optional />
      <SelectField
        name="roundingMode"
        label={t('catalogue.rounding_mode')}
        options={choices('rounding', ['halfUp', 'up', 'down'])}
        optional
      />
      <TextField name="endings" label={t('catalogue.endings')} hint={t('catalogue.endings_hint')} optional />
    </>
  )
}

function ApplyFields() {
  const t = useWords()
  const { applyMode } = useValues<Values>()
  return (
    <>
      <SelectField name="applyMode" label={t('catalogue.apply_mode')} options={choices('apply', applyModes)} optional />
      {applyMode === 'band' ? <NumberField name="band" label={t('catalogue.band')} decimal optional /> : null}
      <MoneyField name="gapTolerance" label={t('catalogue.tolerance')} optional />
      <NumberField name="memberMarkup" label={t('catalogue.member_markup')} decimal optional />
      <NumberField name="baseDecimals" label={t('catalogue.base_decimals')} optional />
    </>
  )
}
