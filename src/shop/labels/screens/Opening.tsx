/** One page before opening: what begins that day, and every label to change, in walking order. It can be printed. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { readOpening } from '../contract-shelf.ts'
import { stateTones } from './desk-words.ts'
import { openingWords } from './opening-words.ts'
import './walk.css'

type Row = ReplyOf<typeof readOpening>['rows'][number]

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'labels.queue.name', cell: ({ name }) => name },
  { name: 'place', title: 'labels.queue.place', line: 2, cell: ({ place }) => place ?? t('labels.unplaced') },
  {
    name: 'price',
    title: 'labels.queue.price',
    line: 2,
    right: true,
    cell: ({ price, priceBefore }) =>
      priceBefore && priceBefore !== price ? `${priceBefore} → ${price ?? '–'}` : price,
  },
  {
    name: 'rise',
    title: 'labels.opening.rise',
    line: 3,
    cell: ({ rise }) => (rise ? <Status tone="attention" icon="up" says={t('labels.opening.rise')} /> : null),
  },
  {
    name: 'state',
    title: 'labels.queue.state',
    line: 3,
    cell: ({ state }) => <Status tone={stateTones[state]} says={t(`labels.state.${state}`)} />,
  },
]

export function OpeningScreen() {
  const words = useWords()
  const day = useAddress().get('day')
  const reading = useRead(readOpening, day ? { day } : {})
  return (
    <Page
      title={words('labels.opening')}
      says={reading.data ? dayWords(reading.data.day as Day) : undefined}
      wide
      read={reading}
      back={{ href: '/staff/labels', says: words('labels.desk') }}
      action={
        <Button icon="check" href={day ? `/staff/labels/walk?day=${day}` : '/staff/labels/walk'}>
          {words('labels.walk')}
        </Button>
      }
    >
      {(opening) => (
        <div className="stack">
          <p className="walk-count">{openingWords(opening)}</p>
          {opening.rows.length === 0 ? (
            <Empty icon="fine" says={words('labels.desk.empty')} />
          ) : (
            <Table
              rows={opening.rows}
              columns={columns}
              rowKey={({ label }) => label}
              caption={words('labels.opening')}
            />
          )}
        </div>
      )}
    </Page>
  )
}
