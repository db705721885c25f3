/** Which format is used: of the shop, of categories (the nearest one upwards counts), of single products. */
import '@mantine/core/styles/Input.css'
import { NativeSelect } from '@mantine/core'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { listFormats } from '../contract.ts'
import { chooseFormat, readDesk, readFormatRules } from '../contract-desk.ts'
import { readHangers } from '../contract-product.ts'
import { formatWords } from './desk-words.ts'

type Rules = ReplyOf<typeof readFormatRules>
type Rule = Rules['rules'][number]
type Category = ReplyOf<typeof readHangers>['categories'][number]
type Names = ReadonlyMap<string, string | null>

export function ChoicesScreen() {
  const words = useWords()
  const formats = useRead(listFormats, {})
  const tags = useRead(readHangers, {})
  return (
    <Page
      title={words('labels.choices')}
      says={words('labels.choices.says')}
      back={{ href: '/staff/labels/formats', says: words('labels.formats') }}
      read={useRead(readFormatRules, {})}
    >
      {(rules) => (
        <Read of={formats}>
          {(all) => {
            const names: Names = new Map(all.formats.map(({ format, name }) => [format, name]))
            return (
              <div className="stack">
                <OfShop rules={rules} names={names} />
                <OfPrintCategories rules={rules} names={names} />
                <Read of={tags}>
                  {({ categories }) => <OfCategories rules={rules} names={names} categories={categories} />}
                </Read>
                <OfProducts rules={rules} names={names} />
              </div>
            )
          }}
        </Read>
      )}
    </Page>
  )
}

interface Props {
  readonly rules: Rules
  readonly names: Names
}

const named = (format: string | null, names: Names): string =>
  formatWords(format, (format && names.get(format)) ?? null)

function OfShop({ rules, names }: Props) {
  const words = useWords()
  const choose = useAct(chooseFormat)
  const { data: desk } = useRead(readDesk, {})
  return (
    <Card title={words('labels.choice.shop')}>
      <div className="stack">
        <Choice
          label={words('labels.choice.shop_label')}
          value={rules.shop}
          none={words('labels.no_format')}
          names={names}
          choose={(labelFormat) => choose.act({ shop: true, labelFormat })}
        />
        <Trouble of={choose.error} />
        {desk && desk.noFormat > 0 ? (
          <p className="row">
            <span>{words('labels.choice.without', { count: desk.noFormat })}</span>
            <Button kind="quiet" href="/staff/labels?state=no_format">
              {words('labels.choice.see_them')}
            </Button>
          </p>
        ) : null}
      </div>
    </Card>
  )
}

function OfCategories({ rules, names, categories }: Props & { readonly categories: readonly Category[] }) {
  const words = useWords()
  const choose = useAct(chooseFormat)
  const own = new Map(
    rules.rules.flatMap((rule) => (rule.scope === 'category' ? [[rule.target, rule.labelFormat]] : [])),
  )
  const columns: readonly Column<Category>[] = [
    { name: 'name', title: 'labels.queue.category', cell: ({ name }) => name, line: 1, wraps: true },
    {
      name: 'format',
      title: 'labels.queue.labelFormat',
      line: 2,
      cell: ({ category, name }) => (
        <Choice
          label={words('labels.choice.of_category', { category: name })}
          hidden
          value={own.get(category) ?? null}
          none={words('labels.choice.as_above')}
          names={names}
          choose={(labelFormat) => choose.act({ category, labelFormat })}
        />
      ),
    },
  ]
  return (
    <Card title={words('labels.choice.categories')}>
      <Trouble of={choose.error} />
      {categories.length === 0 ? (
        <p className="quiet">{words('labels.choice.no_categories')}</p>
      ) : (
        <Table
          rows={categories}
          columns={columns}
          rowKey={({ tag }) => tag}
          caption={words('labels.choice.categories')}
        />
      )}
    </Card>
  )
}

type PrintCategory = Rules['printCategories'][number]

/** Only where an Odoo brought some along. */
function OfPrintCategories({ rules: { printCategories }, names }: Props) {
  const words = useWords()
  const choose = useAct(chooseFormat)
  if (printCategories.length === 0) return null
  const columns: readonly Column<PrintCategory>[] = [
    { name: 'name', title: 'labels.choice.print_category', cell: ({ name }) => name, line: 1, wraps: true },
    {
      name: 'products',
      title: 'labels.choice.products_of',
      cell: ({ products }) => words('labels.choice.count', { count: products }),
      line: 1,
    },
    {
      name: 'format',
      title: 'labels.queue.labelFormat',
      line: 2,
      cell: ({ name, labelFormat }) => (
        <Choice
          label={words('labels.choice.of_print_category', { name })}
          hidden
          value={labelFormat}
          none={words('labels.choice.none_of_its_own')}
          names={names}
          choose={(chosen) => choose.act({ printCategory: name, labelFormat: chosen })}
        />
      ),
    },
  ]
  return (
    <Card title={words('labels.choice.print_categories')}>
      <p className="quiet">{words('labels.choice.print_categories_says')}</p>
      <Trouble of={choose.error} />
      <Table
        rows={printCategories}
        columns={columns}
        rowKey={({ name }) => name}
        caption={words('labels.choice.print_categories')}
      />
    </Card>
  )
}

function OfProducts({ rules, names }: Props) {
  const words = useWords()
  const rows = rules.rules.filter(({ scope }) => scope === 'product')
  const columns: readonly Column<Rule>[] = [
    { name: 'name', title: 'labels.queue.name', cell: ({ name }) => name ?? '–', line: 1 },
    {
      name: 'format',
      title: 'labels.queue.labelFormat',
      cell: ({ labelFormat }) => named(labelFormat, names),
      line: 2,
    },
  ]
  return (
    <Card title={words('labels.choice.products')}>
      {rows.length === 0 ? (
        <p className="quiet">{words('labels.choice.no_products')}</p>
      ) : (
        <Table
          rows={rows}
          columns={columns}
          rowKey={({ target }) => target}
          rowLink={({ target }) => `${pathTo('/staff/products/:product', { product: target })}?tab=label`}
          caption={words('labels.choice.products')}
        />
      )}
    </Card>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly hidden?: boolean
  readonly value: string | null
  readonly none: string
  readonly names: Names
  readonly choose: (format: string | null) => Promise<unknown>
}

const Choice = ({ label, hidden, value, none, names, choose }: ChoiceProps) => (
  <NativeSelect
    {...(hidden ? { 'aria-label': label } : { label })}
    disabled={!may('labels.formats')}
    value={value ?? ''}
    data={[
      { value: '', label: none },
      ...[...names].map(([format, name]) => ({
        value: format,
        label: name ?? t(`labels.format.${format}`),
      })),
    ]}
    onChange={({ currentTarget }) => void choose(currentTarget.value || null)}
  />
)
