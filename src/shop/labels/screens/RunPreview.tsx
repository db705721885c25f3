/** The labels of a print as they will be on paper, and what would be lost. */
import { useMemo } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Icon } from '#app/ui/Icon.tsx'
import { Read } from '#app/ui/Page.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { t, useWords } from '#app/words.ts'
import { readLetters } from '../contract.ts'
import { changeDraft, readRun } from '../contract-runs.ts'
import type { FontName, LabelContent, LabelFormat } from '../rules/format.ts'
import { layout } from '../rules/layout.ts'
import { type Letters, measureBy } from '../rules/letters.ts'
import { LabelPicture } from './LabelPicture.tsx'
import './labels.css'
import { useLabelFonts } from './label-fonts.ts'
import type { Run } from './Run.tsx'

type Row = Run['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'labels.queue.name', cell: ({ name }) => name },
  { name: 'place', title: 'labels.queue.place', line: 2, cell: ({ place }) => place ?? t('labels.unplaced') },
  { name: 'copies', title: 'labels.run.copies', right: true, line: 2, cell: ({ copies }) => copies },
  {
    name: 'state',
    title: 'labels.queue.state',
    line: 3,
    cell: ({ blocked, cameOut }) =>
      blocked
        ? t('labels.run.blocked')
        : cameOut === null
          ? null
          : t(cameOut ? 'labels.run.out' : 'labels.run.missing'),
  },
]

export function RunPreview({ run }: { readonly run: Run }) {
  const words = useWords()
  const letters = useRead(readLetters, {})
  return (
    <>
      {run.warnings.length > 0 ? (
        <Card title={words('labels.run.warnings')} tone="honey">
          <ul className="label-warnings">
            {run.warnings.map(({ code, blocking, product, field, wanted, shown }) => (
              <li key={`${product} ${field} ${code}`} data-blocking={blocking || undefined}>
                <Icon name={blocking ? 'refused' : 'alert'} />
                <span>
                  {words(`labels.warning.${code}`, { product, part: words(`labels.field.${field}`), wanted, shown })}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={words('labels.preview')}>
        <Read of={letters}>{({ fonts }) => <Pictures run={run} fonts={fonts} />}</Read>
      </Card>
      <Table
        rows={run.rows}
        columns={columns}
        rowKey={({ label }) => label}
        caption={words('labels.run.labels')}
        action={run.state === 'draft' ? (row) => <Acts run={run.run} row={row} /> : undefined}
      />
    </>
  )
}

function Pictures({ run, fonts }: { readonly run: Run; readonly fonts: Readonly<Record<FontName, Letters>> }) {
  useLabelFonts()
  const words = useWords()
  const measure = useMemo(() => measureBy(fonts), [fonts])
  const format = run.layout as LabelFormat | null // the layout travels as it is kept
  if (!format) return null
  const medium = { dotsPerInch: null, allowSmallBars: false }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the arrow keys must come in
    <section className="desk-pictures" tabIndex={0} aria-label={words('labels.preview')}>
      {run.rows.flatMap(({ label, name, content }) =>
        content ? (
          <LabelPicture
            key={label}
            drawing={layout(format, content as LabelContent, measure, medium)}
            zoom={1}
            label={name}
          />
        ) : (
          []
        ),
      )}
    </section>
  )
}

const mostCopies = 20

function Acts({ run, row }: { readonly run: string; readonly row: Row }) {
  const words = useWords()
  const change = useAct(changeDraft, { after: [readRun] })
  const copies = (count: number) => change.act({ run, copies: [{ label: row.label, copies: count }] })
  return (
    <div className="row">
      <Button
        kind="quiet"
        icon="minus"
        label={words('labels.run.fewer', { name: row.name })}
        press={() => (row.copies > 1 ? copies(row.copies - 1) : undefined)}
      >
        {words('labels.run.less')}
      </Button>
      <Button
        kind="quiet"
        icon="plus"
        label={words('labels.run.more', { name: row.name })}
        press={() => (row.copies < mostCopies ? copies(row.copies + 1) : undefined)}
      >
        {words('labels.run.one_more')}
      </Button>
      <Button
        kind="quiet"
        label={words('labels.run.take_out_name', { name: row.name })}
        press={() => change.act({ run, leaveOut: [row.label] })}
      >
        {words('labels.run.take_out')}
      </Button>
    </div>
  )
}
