/** The printers of a shop: measured once, corrected for everybody. */
import { download } from '#app/download.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { roundedTo } from '#platform/values/length.ts'
import { printCalibration } from '../contract.ts'
import { archivePrinter, listPrinters } from '../contract-printers.ts'
import { PrinterSheet } from './PrinterSheet.tsx'

type Printer = ReplyOf<typeof listPrinters>['printers'][number]

const columns: readonly Column<Printer>[] = [
  { name: 'name', title: 'labels.printer.column', cell: ({ name }) => name },
  {
    name: 'kind',
    title: 'labels.printer.kind',
    cell: ({ kind, dotsPerInch }) =>
      t(kind === 'sheet' ? 'labels.printer.sheet' : `labels.printer.thermal${dotsPerInch}`),
    line: 2,
  },
  {
    name: 'correction',
    title: 'labels.printer.column_correction',
    cell: ({ right, down, scale }) => t('labels.printer.correction', { right, down, scale: roundedTo(scale * 100, 2) }),
    line: 3,
  },
]

export function PrintersScreen() {
  const words = useWords()
  const mayChange = may('labels.formats')
  const plain = { right: 0, down: 0, scale: 1 }
  return (
    <Page
      title={words('labels.printers')}
      says={words('labels.printers.says')}
      read={useRead(listPrinters, {})}
      action={mayChange ? <PrinterSheet printer={null} /> : undefined}
    >
      {({ printers }) => (
        <div className="stack">
          {printers.length === 0 ? (
            <Empty says={words('labels.printers.none')} icon="print" />
          ) : (
            <Table
              rows={printers}
              columns={columns}
              rowKey={({ id }) => id}
              caption={words('labels.printers')}
              action={mayChange ? (printer) => <Acts printer={printer} /> : undefined}
            />
          )}
          <div>
            <Button kind="other" icon="print" press={() => download(printCalibration, plain, 'calibration.pdf')}>
              {words('labels.print.calibration')}
            </Button>
          </div>
        </div>
      )}
    </Page>
  )
}

function Acts({ printer }: { readonly printer: Printer }) {
  const words = useWords()
  const archive = useAct(archivePrinter, { after: [listPrinters] })
  return (
    <div className="row">
      <PrinterSheet printer={printer} />
      <Confirm
        words={words('labels.archive')}
        title={words('labels.printer.archive_asks', { name: printer.name })}
        sure={words('labels.archive')}
        kind="quiet"
        press={() => archive.act({ printer: printer.id })}
        error={archive.error}
      />
    </div>
  )
}
