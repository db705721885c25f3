/** All formats: the shop's own first, then those that come with komunigi. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { listFormats } from '../contract.ts'
import { formatName, paperWords, sizeWords } from './format-words.ts'

type Line = ReplyOf<typeof listFormats>['formats'][number]

const columns: readonly Column<Line>[] = [
  { name: 'name', title: 'labels.column.name', cell: formatName },
  { name: 'size', title: 'labels.column.size', cell: sizeWords, line: 2 },
  { name: 'papers', title: 'labels.column.papers', cell: (line) => line.papers.map(paperWords).join(' · '), line: 3 },
  {
    name: 'kind',
    title: 'labels.column.kind',
    cell: ({ name }) =>
      name === null ? <Status tone="quiet" says={t('labels.ready')} /> : <Status tone="fine" says={t('labels.own')} />,
    line: 1,
  },
]

export function FormatsScreen() {
  const words = useWords()
  return (
    <Page
      title={words('labels.formats')}
      says={words('labels.formats.says')}
      read={useRead(listFormats, {})}
      action={
        <Button kind="other" href="/staff/labels/choices">
          {words('labels.choices')}
        </Button>
      }
    >
      {({ formats }) => (
        <Table
          rows={formats}
          columns={columns}
          rowKey={({ format }) => format}
          rowLink={({ format }) => pathTo('/staff/labels/formats/:format', { format })}
          caption={words('labels.formats')}
        />
      )}
    </Page>
  )
}
