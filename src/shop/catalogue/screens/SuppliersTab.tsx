/** Who sells a product, and for how much; the line that counts today first. */
import { useAct } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChoiceField, DayField, NumberField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { readProduct } from '../contract-product.ts'
import { addLine, editLine } from '../contract-supplier.ts'
import { asideWords } from './asides.ts'
import { costWords, decimalWords, percentWords, textOf, unitsOf, unitWords } from './figures.ts'
import type { ProductPage } from './Product.tsx'
import { useChoices } from './use-choices.ts'

type Line = ProductPage['priced']['lines'][number]

function lineState(line: Line): string {
  if (line.main) return t('catalogue.line.main')
  if (line.listing !== 'listed') return t(`catalogue.listing.${line.listing}`)
  if (line.holds) return t('catalogue.line.holds')
  return line.validFrom ? t('catalogue.line.from', { day: line.validFrom }) : t('catalogue.line.ended')
}

const priceWords = ({ price, per, packageQty, purchaseUnit }: Line): string => {
  const each =
    per === 'package' ? t('catalogue.package_of', { count: decimalWords(packageQty, 3) }) : unitWords(purchaseUnit)
  return `${costWords(price)} / ${each}`
}

const columns: readonly Column<Line>[] = [
  { name: 'supplier', title: 'catalogue.field.supplier', cell: (line) => line.supplierName, line: 1 },
  {
    name: 'state',
    title: 'catalogue.field.state',
    cell: (line) => <Status tone={line.main ? 'fine' : 'quiet'} says={lineState(line)} />,
    line: 2,
  },
  {
    name: 'price',
    title: 'catalogue.asked_price',
    right: true,
    line: 2,
    wraps: true,
    cell: (line) => (
      <>
        {priceWords(line)}
        {line.special || line.scale ? <div className="quiet">{asideWords(line)}</div> : null}
      </>
    ),
  },
  {
    name: 'discount',
    title: 'catalogue.discount',
    right: true,
    line: 0,
    cell: (line) => (line.discount > 0 ? percentWords(line.discount) : null),
  },
  {
    name: 'unitCost',
    title: 'catalogue.unit_cost',
    right: true,
    line: 3,
    cell: (line) => (line.unitCost === null ? null : costWords(line.unitCost)),
  },
  { name: 'code', title: 'catalogue.supplier_code', cell: (line) => line.code, line: 0 },
  {
    name: 'until',
    title: 'catalogue.valid_to',
    cell: (line) => line.validTo && dayWords(line.validTo as Day),
    line: 0,
  },
]

/** A column that would be empty takes no room. */
const told = (name: string, lines: readonly Line[]): boolean =>
  (name !== 'discount' || lines.some(({ discount }) => discount > 0)) &&
  (name !== 'until' || lines.some(({ validTo }) => validTo !== null))

export function SuppliersTab({ page }: { readonly page: ProductPage }) {
  const t = useWords()
  const { lines } = page.priced
  const sorted = lines.toSorted((one, other) => Number(other.main) - Number(one.main))
  return (
    <Card title={t('catalogue.tab.suppliers')} action={may('catalogue.buy') ? <LineSheet page={page} /> : undefined}>
      {lines.length === 0 ? (
        <Empty says={t('catalogue.no_lines')} />
      ) : (
        <Table
          rows={sorted}
          columns={columns.filter(({ name }) => told(name, lines))}
          rowKey={({ line }) => line}
          caption={t('catalogue.tab.suppliers')}
          {...(may('catalogue.buy') ? { action: (line: Line) => <LineSheet page={page} line={line} /> } : {})}
        />
      )}
    </Card>
  )
}

type Values = {
  readonly supplier: string
  readonly code: string
  readonly price: string
  readonly per: string
  readonly packageQty: string
  readonly discount: string
  readonly purchaseUnit: string
  readonly purchaseCount: string
  readonly validFrom: string
  readonly validTo: string
  readonly vatIncluded: boolean
  readonly listing: string
}

const valuesOf = (page: ProductPage, line: Line | undefined): Values => ({
  supplier: line?.supplier ?? '',
  code: line?.code ?? '',
  price: textOf(line?.price ?? null, 4),
  per: line?.per ?? 'unit',
  packageQty: textOf(line?.packageQty ?? 1000, 3),
  discount: String(line?.discount ?? 0),
  purchaseUnit: line?.purchaseUnit ?? page.fields.saleUnit,
  purchaseCount: textOf(line?.purchaseCount ?? null, 3),
  validFrom: line?.validFrom ?? '',
  validTo: line?.validTo ?? '',
  vatIncluded: line?.vatIncluded ?? false,
  listing: line?.listing ?? 'listed',
})

const inputOf = (values: Values) => ({
  code: values.code.trim() || null,
  price: unitsOf(values.price, 4) ?? -1,
  per: values.per as 'unit' | 'package',
  packageQty: unitsOf(values.packageQty, 3) ?? 1000,
  discount: Number(values.discount.replace(',', '.')) || 0,
  purchaseUnit: values.purchaseUnit,
  purchaseCount: unitsOf(values.purchaseCount, 3),
  validFrom: values.validFrom || null,
  validTo: values.validTo || null,
  vatIncluded: values.vatIncluded,
  listing: values.listing as Line['listing'],
})

function LineSheet({ page, line }: { readonly page: ProductPage; readonly line?: Line }) {
  const t = useWords()
  const add = useAct(addLine, { after: [readProduct] })
  const edit = useAct(editLine, { after: [readProduct] })
  const words = t(line ? 'catalogue.edit_line' : 'catalogue.add_line')
  const start = valuesOf(page, line)
  return (
    <Sheet words={words} title={line ? line.supplierName : words} icon={line ? 'edit' : 'plus'}>
      {(close) =>
        line ? (
          <Form<Values, typeof editLine>
            name={`line-${line.line}`}
            start={start}
            act={edit}
            keep={false}
            send={(values) => ({ ...inputOf(values), supplierLine: line.line, version: line.version })}
            submit={t('catalogue.save')}
            done={close}
          >
            <LineFields />
          </Form>
        ) : (
          <Form<Values, typeof addLine>
            name={`new-line-${page.product}`}
            start={start}
            act={add}
            keep={false}
            send={(values) => ({ ...inputOf(values), product: page.product, supplier: values.supplier })}
            submit={words}
            done={close}
          >
            <SupplierField />
            <LineFields />
          </Form>
        )
      }
    </Sheet>
  )
}

function SupplierField() {
  const t = useWords()
  return <SelectField name="supplier" label={t('catalogue.field.supplier')} options={useChoices().suppliers} />
}

function LineFields() {
  const t = useWords()
  const { units } = useChoices()
  const options = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`catalogue.${name}.${value}`) }))
  return (
    <>
      <NumberField name="price" label={t('catalogue.asked_price')} hint={t('catalogue.asked_price_hint')} decimal />
      <ChoiceField name="per" label={t('catalogue.per_what')} options={options('per', ['unit', 'package'])} />
      <NumberField name="packageQty" label={t('catalogue.package_qty')} decimal />
      <SelectField name="purchaseUnit" label={t('catalogue.purchase_unit')} options={units} />
      <NumberField
        name="purchaseCount"
        label={t('catalogue.purchase_count')}
        hint={t('catalogue.purchase_count_hint')}
        decimal
        optional
      />
      <NumberField name="discount" label={t('catalogue.discount_percent')} decimal />
      <TextField name="code" label={t('catalogue.supplier_code')} optional />
      <DayField name="validFrom" label={t('catalogue.valid_from')} optional />
      <DayField name="validTo" label={t('catalogue.valid_to')} optional />
      <SelectField
        name="listing"
        label={t('catalogue.field.state')}
        options={options('listing', ['listed', 'temporarilyOut', 'unlisted'])}
      />
      <CheckField name="vatIncluded" label={t('catalogue.vat_included')} />
    </>
  )
}
