/** The label desk: how much is to be done, as of a day, and the queue to print from. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Column as PlainColumn, Table } from '#app/ui/Table.tsx'
import { Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { exportQueue, listQueue, readDesk } from '../contract-desk.ts'
import { reasons } from '../rules/reasons.ts'
import { formatWords, type QueueRow, reasonWords, stateTones } from './desk-words.ts'
import { NoticeDue } from './NoticeDue.tsx'
import { OpenRuns } from './OpenRuns.tsx'
import { Print } from './Print.tsx'
import './desk.css'

type Desk = ReplyOf<typeof readDesk>

export function DeskScreen() {
  const words = useWords()
  const address = useAddress()
  const day = address.get('day')
  const asked = day ? { day } : {}
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  return (
    <Page
      title={words('labels.desk')}
      says={words('labels.desk.says')}
      wide
      read={useRead(readDesk, asked, { keep: true })}
    >
      {(desk) => (
        <div className="stack">
          <AsOf />
          <Counters desk={desk} />
          <Print desk={desk} chosen={chosen} cleared={() => setChosen(new Set())} />
          <NoticeDue />
          <OpenRuns />
          <ByFormat desk={desk} />
          <Queue desk={desk} chosen={chosen} choose={setChosen} />
        </div>
      )}
    </Page>
  )
}

/** Tonight’s prices print today: the queue as of another day. */
function AsOf() {
  const words = useWords()
  const address = useAddress()
  const today = currentMe().today ?? ''
  return (
    <TextInput
      className="desk-day"
      type="date"
      label={words('labels.desk.day')}
      description={words('labels.desk.day_hint')}
      min={today}
      value={address.get('day') ?? today}
      onChange={({ currentTarget: { value } }) => address.set({ day: value && value > today ? value : null })}
    />
  )
}

const counted = [
  ['to_print', 'toPrint'],
  ['to_place', 'toPlace'],
  ['to_remove', 'toRemove'],
] as const

function Counters({ desk }: { readonly desk: Desk }) {
  const words = useWords()
  const address = useAddress()
  const shown = address.get('state')
  return (
    <div className="desk-counters">
      {counted.map(([state, key]) => (
        <button
          key={state}
          type="button"
          className="desk-counter"
          aria-pressed={shown === state}
          onClick={() => address.set({ state: shown === state ? null : state })}
        >
          <span>{words(`labels.state.${state}`)}</span>
          <strong className="figures">{desk[key]}</strong>
        </button>
      ))}
      {desk.noFormat > 0 ? (
        <button
          type="button"
          className="desk-counter"
          aria-pressed={shown === 'no_format'}
          onClick={() => address.set({ state: shown === 'no_format' ? null : 'no_format' })}
        >
          <span>{words('labels.state.no_format')}</span>
          <strong className="figures">{desk.noFormat}</strong>
        </button>
      ) : null}
    </div>
  )
}

type FormatLine = Desk['formats'][number]
const formatColumns: readonly PlainColumn<FormatLine>[] = [
  { name: 'format', title: 'labels.queue.labelFormat', cell: ({ format, name }) => formatWords(format, name) },
  { name: 'toPrint', title: 'labels.state.to_print', cell: ({ toPrint }) => toPrint, right: true, line: 2 },
  { name: 'toPlace', title: 'labels.state.to_place', cell: ({ toPlace }) => toPlace, right: true, line: 2 },
  { name: 'toRemove', title: 'labels.state.to_remove', cell: ({ toRemove }) => toRemove, right: true, line: 3 },
]

const ByFormat = ({ desk }: { readonly desk: Desk }) =>
  desk.formats.length > 1 ? (
    <Card title={t('labels.desk.by_format')}>
      <Table
        rows={desk.formats}
        columns={formatColumns}
        rowKey={({ format }) => format}
        caption={t('labels.desk.by_format')}
      />
    </Card>
  ) : null

interface QueueProps {
  readonly desk: Desk
  readonly chosen: ReadonlySet<string>
  readonly choose: (chosen: ReadonlySet<string>) => void
}

function Queue({ desk, chosen, choose }: QueueProps) {
  const words = useWords()
  const address = useAddress()
  const filters = filtersOf(desk)
  const day = address.get('day')
  return (
    <List
      name="labels.queue"
      from={listQueue}
      {...(day ? { fixed: { day } } : {})}
      exports={exportQueue}
      filters={filters}
      columns={columnsWith(chosen, choose)}
      caption={words('labels.desk.queue')}
      empty={<Empty icon="fine" says={words('labels.desk.empty')} />}
    />
  )
}

function columnsWith(chosen: ReadonlySet<string>, choose: QueueProps['choose']): readonly Column<QueueRow>[] {
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    choose(next)
  }
  return [
    {
      name: 'name',
      title: 'labels.queue.name',
      sort: true,
      line: 1,
      cell: (row) => (
        <Choice
          row={row}
          chosen={chosen.has(row.id)}
          toggle={may('labels.print') && row.state !== 'to_remove' ? () => toggle(row.id) : null}
        />
      ),
    },
    {
      name: 'walk',
      title: 'labels.queue.place',
      sort: true,
      line: 2,
      cell: (row) => row.place ?? t('labels.unplaced'),
    },
    { name: 'reasons', title: 'labels.queue.reasons', line: 2, cell: reasonWords },
    {
      name: 'price',
      title: 'labels.queue.price',
      right: true,
      line: 3,
      cell: (row) =>
        row.priceBefore && row.priceBefore !== row.price ? `${row.priceBefore} → ${row.price}` : row.price,
    },
    {
      name: 'format',
      title: 'labels.queue.labelFormat',
      line: 3,
      cell: (row) => formatWords(row.format, row.formatName),
    },
    {
      name: 'category',
      title: 'labels.queue.category',
      sort: true,
      line: 0,
      offAtFirst: true,
      cell: (row) => row.category,
    },
    {
      name: 'state',
      title: 'labels.queue.state',
      line: 3,
      cell: (row) =>
        row.inRun ? (
          <span>
            {t('labels.in_run', { number: row.inRun.number, by: row.inRun.by ?? '–' })}{' '}
            <Moment at={row.inRun.at as Instant} />
          </span>
        ) : (
          <Status tone={stateTones[row.state]} says={t(`labels.state.${row.state}`)} />
        ),
    },
  ]
}

interface ChoiceProps {
  readonly row: QueueRow
  readonly chosen: boolean
  /** Null: nothing to print there. */
  readonly toggle: (() => void) | null
}

const Choice = ({ row, chosen, toggle }: ChoiceProps) =>
  toggle ? (
    <label className="desk-choice">
      <input type="checkbox" checked={chosen} onChange={toggle} />
      <span title={row.name}>{row.name}</span>
    </label>
  ) : (
    row.name
  )

function filtersOf(desk: Desk) {
  return [
    {
      name: 'state',
      title: 'labels.queue.state',
      options: ['to_print', 'to_place', 'to_remove', 'no_format', 'throw_away'].map((value) => ({
        value,
        label: `labels.state.${value}`,
      })),
    },
    {
      name: 'zone',
      title: 'labels.queue.zone',
      options: desk.zones.map(({ zone }) => ({ value: zone ?? 'unplaced', label: zone ?? 'labels.unplaced' })),
    },
    {
      name: 'labelFormat',
      title: 'labels.queue.labelFormat',
      options: desk.formats.map(({ format, name }) => ({ value: format, label: formatWords(format, name) })),
    },
    {
      name: 'reason',
      title: 'labels.queue.reasons',
      options: reasons.map((value) => ({ value, label: `labels.reason.${value}` })),
    },
    {
      name: 'category',
      title: 'labels.queue.category',
      options: desk.categories.map(({ category, path }) => ({ value: category, label: path })),
    },
    {
      name: 'supplier',
      title: 'labels.queue.supplier',
      options: desk.suppliers.map(({ supplier, name }) => ({ value: supplier, label: name })),
    },
  ].filter(({ options }) => options.length > 0)
}
