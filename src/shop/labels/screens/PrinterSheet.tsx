/** The form of a printer: a new one, or one that is in use. */
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChoiceField, NumberField, TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { exactUnits, readDecimal } from '#platform/values/decimal.ts'
import { roundedTo } from '#platform/values/length.ts'
import { addPrinter, changePrinter, listPrinters } from '../contract-printers.ts'

type Printer = ReplyOf<typeof listPrinters>['printers'][number]

const onPapers = ['sheet', 'thermal203', 'thermal300'] as const
const dotsOf = { sheet: null, thermal203: 203, thermal300: 300 } as const
type OnPaper = (typeof onPapers)[number]

const startOf = (printer: Printer | null) => ({
  name: printer?.name ?? '',
  on: printer?.dotsPerInch ? `thermal${printer.dotsPerInch}` : 'sheet',
  right: String(printer?.right ?? 0),
  down: String(printer?.down ?? 0),
  scale: String(roundedTo((printer?.scale ?? 1) * 100, 2)),
  cutter: printer?.cutter ?? false,
})
type Values = ReturnType<typeof startOf>

/** Tenths of a millimetre and hundredths of a percent are what a ruler tells. */
const numberOf = (text: string, places: number): number | null => {
  const decimal = readDecimal(text)
  const units = decimal && exactUnits(decimal, places)
  return units === null ? null : units / 10 ** places
}

function wishOf(values: Values) {
  const dotsPerInch = dotsOf[values.on as OnPaper]
  return {
    name: values.name,
    kind: dotsPerInch === null ? ('sheet' as const) : ('thermal' as const),
    dotsPerInch,
    right: numberOf(values.right, 1) ?? 0,
    down: numberOf(values.down, 1) ?? 0,
    scale: (numberOf(values.scale, 2) ?? 100) / 100,
    cutter: dotsPerInch !== null && values.cutter,
  }
}

const problemsOf = (values: Values) =>
  (['right', 'down', 'scale'] as const)
    .filter((name) => numberOf(values[name], name === 'scale' ? 2 : 1) === null)
    .map((path) => ({ path, code: 'number' }))

export function PrinterSheet({ printer }: { readonly printer: Printer | null }) {
  const t = useWords()
  const after = { after: [listPrinters] }
  const [add, change] = [useAct(addPrinter, after), useAct(changePrinter, after)]
  const shared = { start: startOf(printer), check: problemsOf, submit: t('labels.printer.keep') }
  return (
    <Sheet
      words={t(printer ? 'labels.printer.change' : 'labels.printer.add')}
      title={printer ? t('labels.printer.change_title', { name: printer.name }) : t('labels.printer.add')}
      kind={printer ? 'quiet' : 'main'}
      {...(printer ? { label: t('labels.printer.change_title', { name: printer.name }) } : { icon: 'plus' as const })}
    >
      {(close) =>
        printer ? (
          <Form
            {...shared}
            name={`labels.printer ${printer.id}`}
            act={change}
            send={(values) => ({ printer: printer.id, ...wishOf(values) })}
            done={close}
          >
            <Fields />
          </Form>
        ) : (
          <Form {...shared} name="labels.printer" act={add} send={wishOf} done={close}>
            <Fields />
          </Form>
        )
      }
    </Sheet>
  )
}

function Fields() {
  const t = useWords()
  return (
    <>
      <TextField name="name" label={t('labels.name')} />
      <ChoiceField
        name="on"
        label={t('labels.printer.kind')}
        options={onPapers.map((value) => ({ value, label: t(`labels.printer.${value}`) }))}
      />
      <NumberField decimal name="right" label={t('labels.print.right')} />
      <NumberField decimal name="down" label={t('labels.print.down')} />
      <NumberField decimal name="scale" label={t('labels.print.scale')} hint={t('labels.calibration.rule')} />
      <CheckField name="cutter" label={t('labels.printer.cutter')} />
    </>
  )
}
