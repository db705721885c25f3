/** Units in which the shop buys, sells and compares: those everybody knows, and its own. */
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Form } from '#app/ui/Form.tsx'
import { NumberField, SelectField, TextField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readBasics, setUnit } from '../contract-basics.ts'
import { baseUnits, dimensions } from '../rules/units.ts'
import { decimalWords, textOf, unitsOf, unitWords } from './figures.ts'

type Unit = ReplyOf<typeof readBasics>['units'][number]

const columns: readonly Column<Unit>[] = [
  { name: 'name', title: 'catalogue.field.name', cell: ({ code, name }) => unitWords(code, name), line: 1 },
  { name: 'code', title: 'catalogue.unit_code', cell: ({ code }) => code, line: 2 },
  {
    name: 'dimension',
    title: 'catalogue.dimension',
    cell: ({ dimension }) => t(`catalogue.dimension.${dimension}`),
    line: 2,
  },
  {
    name: 'size',
    title: 'catalogue.unit_size',
    cell: ({ size, dimension }) => `${decimalWords(size, 6)} ${unitWords(baseUnits[dimension])}`,
    right: true,
    line: 3,
  },
]

export function UnitsScreen() {
  const t = useWords()
  const keeps = may('catalogue.settings')
  return (
    <Page
      title={t('catalogue.units')}
      says={t('catalogue.units_says')}
      wide
      read={useRead(readBasics, {})}
      action={keeps ? <UnitSheet /> : undefined}
    >
      {({ units }) => (
        <Table
          rows={units}
          columns={columns}
          rowKey={({ code }) => code}
          caption={t('catalogue.units')}
          {...(keeps ? { action: (unit: Unit) => <UnitSheet unit={unit} /> } : {})}
        />
      )}
    </Page>
  )
}

type Values = { readonly unit: string; readonly name: string; readonly dimension: string; readonly size: string }

function UnitSheet({ unit }: { readonly unit?: Unit }) {
  const t = useWords()
  const act = useAct(setUnit, { after: [readBasics] })
  const words = t(unit ? 'catalogue.edit_unit' : 'catalogue.new_unit')
  const start: Values = {
    unit: unit?.code ?? '',
    name: unit ? unitWords(unit.code, unit.name) : '',
    dimension: unit?.dimension ?? 'piece',
    size: unit ? textOf(unit.size, 6) : '1',
  }
  return (
    <Sheet
      words={words}
      title={unit ? unitWords(unit.code, unit.name) : words}
      icon={unit ? 'edit' : 'plus'}
      kind={unit ? 'quiet' : 'main'}
      {...(unit ? { label: `${words}: ${unitWords(unit.code, unit.name)}` } : {})}
    >
      {(close) => (
        <Form<Values, typeof setUnit>
          name="unit"
          start={start}
          act={act}
          keep={false}
          send={({ unit: code, name, dimension, size }) => ({
            unit: code.trim().toLowerCase(),
            name,
            dimension: dimension as Unit['dimension'],
            size: unitsOf(size, 6) ?? 0,
          })}
          submit={unit ? t('catalogue.save') : words}
          done={close}
        >
          <TextField
            name="unit"
            label={t('catalogue.unit_code')}
            hint={t('catalogue.unit_code_hint')}
            readOnly={unit !== undefined}
            autoComplete="off"
          />
          <TextField name="name" label={t('catalogue.field.name')} />
          <SelectField
            name="dimension"
            label={t('catalogue.dimension')}
            options={dimensions.map((value) => ({ value, label: t(`catalogue.dimension.${value}`) }))}
          />
          <NumberField name="size" label={t('catalogue.unit_size')} hint={t('catalogue.unit_size_hint')} decimal />
        </Form>
      )}
    </Sheet>
  )
}
