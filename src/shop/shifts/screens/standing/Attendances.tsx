/** Who sat on which shift, one row each: to search, filter, take along as a file, and print. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List, type RowOf } from '#app/ui/List.tsx'
import { Status } from '#app/ui/Status.tsx'
import { slotWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import { addDays, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { listKinds } from '../../contract.ts'
import { exportAttendances, seekAttendances } from '../../contract-reports.ts'
import { purposes, shownStates } from '../../rules/words.ts'

type Row = RowOf<typeof seekAttendances>

const tones = { planned: 'quiet', presumed: 'quiet', done: 'fine', cancelled: 'quiet' } as const
const toneOf = (state: Row['attendance']) => (state in tones ? tones[state as keyof typeof tones] : 'attention')

const columns: readonly Column<Row>[] = [
  {
    name: 'name',
    title: 'shifts.column.name',
    cell: ({ name, standIn }) => (
      <>
        {standIn ? t('shifts.stands_in', { name: standIn }) : null} {name}
      </>
    ),
    sort: true,
  },
  {
    name: 'memberNo',
    title: 'shifts.column.memberNo',
    cell: ({ memberNo }) => memberNo,
    sort: true,
    right: true,
    line: 0,
    offAtFirst: true,
  },
  {
    name: 'date',
    title: 'shifts.column.date',
    cell: ({ date, localStart, localEnd }) => slotWords(date as Day, localStart as TimeOfDay, localEnd as TimeOfDay),
    sort: true,
    wraps: true,
    line: 2,
  },
  {
    name: 'shift',
    title: 'shifts.column.shift',
    cell: ({ shift, shiftId }) => <Link href={pathTo('/staff/shifts/:shift', { shift: shiftId })}>{shift}</Link>,
    sort: true,
    line: 2,
  },
  {
    name: 'attendance',
    title: 'shifts.column.attendance',
    cell: ({ attendance }) => <Status tone={toneOf(attendance)} says={t(`shifts.attendance.${attendance}`)} />,
    sort: true,
    line: 3,
  },
  {
    name: 'purpose',
    title: 'shifts.column.purpose',
    cell: ({ purpose }) => t(`shifts.purpose.${purpose}`),
    sort: true,
    line: 0,
  },
  {
    name: 'kind',
    title: 'shifts.column.kindName',
    cell: ({ kind }) => kind,
    sort: true,
    line: 0,
    offAtFirst: true,
  },
  { name: 'role', title: 'shifts.column.role', cell: ({ role }) => role, line: 0, offAtFirst: true },
]

const monthDays = 31

export function Attendances() {
  const t = useWords()
  const address = useAddress()
  const kinds = useRead(listKinds, { archived: 'false' })
  const today = currentMe().today
  const until = address.get('until') ?? today ?? ''
  const from = address.get('from') ?? (until ? addDays(until as Day, -monthDays) : '')
  const field = (name: 'from' | 'until', value: string) => (
    <TextInput
      type="date"
      label={t(`shifts.report.${name}`)}
      value={value}
      onChange={(event) => address.set({ [name]: event.currentTarget.value || null }, { replace: true })}
    />
  )
  return (
    <div className="stack">
      <div className="row not-printed">
        {field('from', from)}
        {field('until', until)}
      </div>
      <List
        name="attendances"
        from={seekAttendances}
        exports={exportAttendances}
        fixed={from && until ? { from, until } : {}}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'shifts.column.attendance',
            options: shownStates.map((value) => ({ value, label: `shifts.attendance.${value}` })),
          },
          {
            name: 'purpose',
            title: 'shifts.column.purpose',
            options: purposes.map((value) => ({ value, label: `shifts.purpose.${value}` })),
          },
          {
            name: 'kind',
            title: 'shifts.kind',
            options: (kinds.data?.kinds ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        rowLink={(row) => pathTo('/staff/members/:contact', { contact: row.member })}
        caption={t('shifts.report.attendances')}
      />
    </div>
  )
}
