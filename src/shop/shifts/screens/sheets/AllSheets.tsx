/** Every sheet of the past: to search, filter, take along as a file, and print. */

import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { type Column, List, type RowOf } from '#app/ui/List.tsx'
import { Status } from '#app/ui/Status.tsx'
import { slotWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { exportSheets, findSheets, openSheet } from '../../contract-sheets.ts'
import { teamSizes } from '../../rules/sheet.ts'

type Row = RowOf<typeof findSheets>
const when = (row: Row) => slotWords(row.date as Day, row.localStart as TimeOfDay, row.localEnd as TimeOfDay)

const columns: readonly Column<Row>[] = [
  { name: 'date', title: 'shifts.column.date', cell: when, sort: true, line: 1 },
  { name: 'names', title: 'shifts.column.names', cell: ({ names }) => names, sort: true, line: 2 },
  { name: 'leads', title: 'shifts.column.leads', cell: ({ leads }) => leads, line: 0 },
  {
    name: 'sheetState',
    title: 'shifts.column.sheetState',
    cell: ({ sheetState }) => (
      <Status tone={sheetState === 'validated' ? 'fine' : 'attention'} says={t(`shifts.sheet.state.${sheetState}`)} />
    ),
    sort: true,
    line: 3,
  },
  {
    name: 'present',
    title: 'shifts.column.present',
    cell: ({ present, expected }) => `${present} / ${expected}`,
    right: true,
    line: 3,
  },
  {
    name: 'absent',
    title: 'shifts.column.absent',
    cell: ({ absent }) => absent,
    right: true,
    line: 0,
    offAtFirst: true,
  },
  {
    name: 'teamSize',
    title: 'shifts.column.teamSize',
    cell: ({ teamSize }) => (teamSize ? t(`shifts.sheet.size.${teamSize}`) : ''),
    line: 0,
    offAtFirst: true,
  },
  { name: 'notes', title: 'shifts.column.notes', cell: ({ notes }) => notes, line: 0, offAtFirst: true },
]

export function AllSheets() {
  const t = useWords()
  return (
    <List
      name="sheets"
      from={findSheets}
      columns={columns}
      filters={[
        {
          name: 'state',
          title: 'shifts.column.sheetState',
          options: (['open', 'missing', 'validated'] as const).map((value) => ({
            value,
            label: `shifts.sheet.state.${value}`,
          })),
        },
        {
          name: 'teamSize',
          title: 'shifts.column.teamSize',
          options: teamSizes.map((value) => ({ value, label: `shifts.sheet.size.${value}` })),
        },
        {
          name: 'notes',
          title: 'shifts.column.notes',
          options: [
            { value: 'unread', label: 'shifts.sheet.has_notes' },
            { value: 'read', label: 'shifts.sheet.notes_read' },
          ],
        },
      ]}
      rowKey={({ shift }) => shift}
      action={(row) => <Opening row={row} />}
      exports={exportSheets}
      caption={t('shifts.sheet.tab.all')}
    />
  )
}

/** Opens the sheet; where nobody has, it is made. */
function Opening({ row }: { readonly row: Row }) {
  const t = useWords()
  const address = useAddress()
  const open = useAct(openSheet, { done: ({ sheet }) => address.go(pathTo('/staff/sheets/:sheet', { sheet })) })
  const words = t(row.sheet ? 'shifts.sheet.open_this' : 'shifts.sheet.make')
  return (
    <Button kind="quiet" label={`${words}: ${when(row)}`} press={() => open.act({ shift: row.shift })}>
      {words}
    </Button>
  )
}
