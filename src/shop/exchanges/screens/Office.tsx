/** All exchanges for the office: search, filter, take along, decide what waits for a decision; and the numbers. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { type Column, List, type RowOf } from '#app/ui/List.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { type Tab, Tabs } from '#app/ui/Tabs.tsx'
import { Moment, numberWords, slotWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import { exportExchangeStatistics, exportExchanges, listExchangeStatistics, listExchanges } from '../contract-office.ts'
import { readPotLevels } from '../contract-pot.ts'
import { ways } from '../rules/ways.ts'
import { toneOf } from './office-words.ts'
import { Period, usePeriod } from './Period.tsx'
import { PotActs } from './PotActs.tsx'
import { PotHistory } from './PotHistory.tsx'
import './pot.css'

type Row = RowOf<typeof listExchanges>
type Numbers = RowOf<typeof listExchangeStatistics>

const when = ({ day, localStart, localEnd }: Row): string =>
  day ? slotWords(day as Day, localStart as TimeOfDay, localEnd as TimeOfDay) : ''

const columns: readonly Column<Row>[] = [
  {
    name: 'who',
    title: 'exchanges.column.who',
    cell: ({ who }) => who ?? t('exchanges.story.everybody'),
    sort: true,
    line: 1,
  },
  {
    name: 'way',
    title: 'exchanges.column.way',
    cell: ({ way }) => t(`exchanges.office.way.${way}`),
    sort: true,
    line: 2,
  },
  {
    name: 'state',
    title: 'exchanges.column.state',
    cell: ({ state }) => <Status tone={toneOf(state)} says={t(`exchanges.office.state.${state}`)} />,
    sort: true,
    line: 3,
  },
  { name: 'day', title: 'exchanges.column.day', cell: when, sort: true, line: 2 },
  { name: 'shift', title: 'exchanges.column.shift', cell: ({ shift }) => shift ?? '', sort: true, line: 0 },
  { name: 'other', title: 'exchanges.column.other', cell: ({ other }) => other ?? '', sort: true, line: 0 },
  {
    name: 'madeAt',
    title: 'exchanges.column.madeAt',
    cell: ({ madeAt }) => <Moment at={madeAt as Instant} />,
    sort: true,
    line: 0,
  },
  { name: 'reason', title: 'exchanges.column.reason', cell: ({ reason }) => reason ?? '', wraps: true, line: 0 },
  { name: 'phone', title: 'exchanges.column.phone', cell: ({ phone }) => phone ?? '', line: 0, offAtFirst: true },
  { name: 'email', title: 'exchanges.column.email', cell: ({ email }) => email ?? '', line: 0, offAtFirst: true },
]

export function OfficeScreen() {
  const t = useWords()
  const tabs: readonly Tab[] = [
    { value: 'all', label: t('exchanges.office.all'), show: () => <All /> },
    { value: 'numbers', label: t('exchanges.office.numbers'), show: () => <NumbersList /> },
    { value: 'pot', label: t('exchanges.office.pot'), show: () => <PotHistory /> },
  ]
  return (
    <Page title={t('exchanges.office.title')} says={t('exchanges.office.says')} wide>
      <div className="stack">
        <Level />
        <Tabs name="tab" of={tabs} />
      </div>
    </Page>
  )
}

function Level() {
  const t = useWords()
  return (
    <Read of={useRead(readPotLevels, { months: 0 })}>
      {({ level }) => (
        <p className="pot-level">
          <strong>{numberWords(level.pot)}</strong>
          <span>{t('exchanges.pot.level', { count: level.pot })}</span>
          <span className="quiet">
            {t('exchanges.office.level_from', { start: level.start, gifts: level.gifts, requests: level.requests })}
          </span>
        </p>
      )}
    </Read>
  )
}

function All() {
  const t = useWords()
  return (
    <List
      name="exchanges"
      from={listExchanges}
      columns={columns}
      filters={[
        {
          name: 'way',
          title: 'exchanges.column.way',
          options: ways.map((value) => ({ value, label: `exchanges.office.way.${value}` })),
        },
        {
          name: 'state',
          title: 'exchanges.column.state',
          options: (['waiting', 'settled', 'ended'] as const).map((value) => ({
            value,
            label: `exchanges.office.group.${value}`,
          })),
        },
        {
          name: 'when',
          title: 'exchanges.column.day',
          options: (['coming', 'week', 'month'] as const).map((value) => ({
            value,
            label: `exchanges.office.when.${value}`,
          })),
        },
      ]}
      rowLink={({ way, id }) => pathTo('/staff/exchanges/:way/:exchange', { way, exchange: id })}
      action={(row) => <Acts row={row} />}
      exports={exportExchanges}
      caption={t('exchanges.office.title')}
    />
  )
}

/** What waits for a decision is decided here; all else is on the page of the exchange. */
function Acts({ row: { way, id, state } }: { readonly row: Row }) {
  if (way !== 'gift' && way !== 'pot') return null
  return (
    <div className="row not-printed">
      <PotActs way={way} id={id} state={state} />
    </div>
  )
}

const number = (name: keyof Omit<Numbers, 'id' | 'way'>): Column<Numbers> => ({
  name,
  title: `exchanges.column.${name}`,
  cell: (row) => (row[name] === null ? '' : numberWords(row[name])),
  sort: true,
  right: true,
  line: 3,
})

const numbers: readonly Column<Numbers>[] = [
  {
    name: 'way',
    title: 'exchanges.column.way',
    cell: ({ way }) => t(`exchanges.office.way.${way}`),
    sort: true,
    line: 1,
  },
  ...(['asked', 'saved', 'medianHours', 'late', 'declined', 'expired'] as const).map(number),
]

function NumbersList() {
  const t = useWords()
  const { from, until } = usePeriod()
  return (
    <>
      <Period />
      <p className="quiet">{t('exchanges.office.numbers_says')}</p>
      <List
        name="exchange-numbers"
        from={listExchangeStatistics}
        fixed={from && until ? { from, until } : {}}
        columns={numbers}
        search={false}
        exports={exportExchangeStatistics}
        caption={t('exchanges.office.numbers')}
      />
    </>
  )
}
