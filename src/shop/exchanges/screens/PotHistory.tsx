/** The pot for the office: what is in it on a day, and everything that went in and out. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List, type RowOf } from '#app/ui/List.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Day, dayWords, numberWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { Day as OnDay } from '#platform/values/day.ts'
import { exportPotMovements, listPotMovements, movements, readPotLevels } from '../contract-pot.ts'

type Row = RowOf<typeof listPotMovements>

const columns: readonly Column<Row>[] = [
  { name: 'on', title: 'exchanges.column.on', cell: ({ on }) => <Day day={on as OnDay} />, sort: true, line: 2 },
  {
    name: 'what',
    title: 'exchanges.column.what',
    cell: ({ what }) => t(`exchanges.movements.what.${what}`),
    sort: true,
    line: 1,
  },
  { name: 'who', title: 'exchanges.column.who', cell: ({ who }) => who ?? '', sort: true, line: 1 },
  {
    name: 'shift',
    title: 'exchanges.column.shift',
    cell: ({ shift, day }) => (shift && day ? `${shift}, ${dayWords(day as OnDay)}` : ''),
    sort: true,
    line: 2,
  },
  {
    name: 'change',
    title: 'exchanges.column.change',
    cell: ({ change }) => `${change > 0 ? '+' : ''}${numberWords(change)}`,
    sort: true,
    right: true,
    line: 3,
  },
  { name: 'level', title: 'exchanges.column.level', cell: ({ level }) => numberWords(level), right: true, line: 3 },
]

const wayOf = ({ what }: Row): 'pot' | 'gift' | null =>
  what === 'request' || what === 'request_back' ? 'pot' : what === 'gift' ? null : 'gift'

/** A gift that was worked leads to its shift, all else to its story. */
function hrefOf(row: Row): string {
  const way = wayOf(row)
  return way === null
    ? pathTo('/staff/shifts/:shift', { shift: row.shiftId ?? '' })
    : pathTo('/staff/exchanges/:way/:exchange', { way, exchange: row.exchange })
}

export function PotHistory() {
  const t = useWords()
  return (
    <div className="stack">
      <LevelOn />
      <p className="quiet">{t('exchanges.movements.says')}</p>
      <List
        name="pot-movements"
        from={listPotMovements}
        exports={exportPotMovements}
        columns={columns}
        filters={[
          {
            name: 'what',
            title: 'exchanges.column.what',
            options: movements.map((value) => ({ value, label: `exchanges.movements.what.${value}` })),
          },
        ]}
        rowLink={hrefOf}
        empty={<Empty says={t('exchanges.movements.none')} />}
        caption={t('exchanges.office.pot')}
      />
    </div>
  )
}

function LevelOn() {
  const t = useWords()
  const address = useAddress()
  const on = address.get('on') ?? currentMe().today ?? ''
  return (
    <div className="row">
      <TextInput
        type="date"
        label={t('exchanges.movements.on')}
        value={on}
        onChange={(event) => address.set({ on: event.currentTarget.value || null }, { replace: true })}
      />
      <Read of={useRead(readPotLevels, { on, months: 0 }, { when: on !== '', keep: true })}>
        {({ level }) => (
          <p aria-live="polite">
            {t('exchanges.movements.level', {
              day: level.on,
              count: level.pot,
              start: level.start,
              gifts: level.gifts,
              requests: level.requests,
            })}
          </p>
        )}
      </Read>
    </div>
  )
}
