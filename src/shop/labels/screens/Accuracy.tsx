/** How right the labels on the shelves are, and how old. */
import { download } from '#app/download.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { numberWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { exportAccuracy, readAccuracy } from '../contract-shelf.ts'

type Accuracy = ReplyOf<typeof readAccuracy>

const zoneColumns: readonly Column<Accuracy['zones'][number]>[] = [
  { name: 'zone', title: 'labels.queue.zone', cell: ({ zone }) => zone ?? t('labels.unplaced') },
  { name: 'labels', title: 'labels.run.labels', right: true, line: 2, cell: ({ labels }) => numberWords(labels) },
  { name: 'right', title: 'labels.accuracy.right', right: true, line: 2, cell: ({ right }) => numberWords(right) },
]

const ageColumns: readonly Column<Accuracy['ages'][number]>[] = [
  {
    name: 'age',
    title: 'labels.accuracy.age',
    cell: ({ days }) => (days === null ? t('labels.accuracy.older') : t('labels.accuracy.up_to', { count: days })),
  },
  { name: 'labels', title: 'labels.run.labels', right: true, line: 2, cell: ({ labels }) => numberWords(labels) },
]

export function AccuracyScreen() {
  const words = useWords()
  return (
    <Page
      title={words('labels.accuracy')}
      says={words('labels.accuracy.says')}
      read={useRead(readAccuracy, {})}
      action={
        <div className="row">
          {(['csv', 'xlsx'] as const).map((format) => (
            <Button
              key={format}
              kind="other"
              icon="download"
              press={() => download(exportAccuracy, { format }, `labels.${format}`)}
            >
              {words(`labels.accuracy.save_${format}`)}
            </Button>
          ))}
        </div>
      }
    >
      {(accuracy) =>
        accuracy.percent === null ? (
          <Empty icon="tag" says={words('labels.round.none')} />
        ) : (
          <div className="stack">
            <Card title={words('labels.accuracy.share', { value: accuracy.percent })}>
              <p>{words('labels.accuracy.count', { right: accuracy.right, labels: accuracy.labels })}</p>
              <Status
                tone={accuracy.percent >= accuracy.target ? 'fine' : 'attention'}
                says={words('labels.accuracy.target', { value: accuracy.target })}
              />
            </Card>
            <Table
              rows={accuracy.zones}
              columns={zoneColumns}
              rowKey={({ zone }) => zone ?? ''}
              caption={words('labels.queue.zone')}
            />
            <Table
              rows={accuracy.ages}
              columns={ageColumns}
              rowKey={({ days }) => String(days)}
              caption={words('labels.accuracy.age')}
            />
          </div>
        )
      }
    </Page>
  )
}
