/** Leaves of everybody: found, filtered, answered; those that wait are one press away. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Day } from '#app/ui/When.tsx'
import { hasWords, t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { listClaims } from '../../contract-claims.ts'
import { exportLeaves, leaveStates, readLeaveTypes, seekLeaves } from '../../contract-leave.ts'
import { AnswerLeave } from './AnswerLeave.tsx'
import { LeaveState } from './LeaveCard.tsx'

type Row = ReplyOf<typeof seekLeaves>['rows'][number]

const typeWord = (type: string): string =>
  hasWords(`shifts.leave.type.${type}`) ? t(`shifts.leave.type.${type}`) : type

const columns: readonly Column<Row>[] = [
  { name: 'name', title: 'shifts.column.name', cell: (row) => row.name, sort: true },
  { name: 'type', title: 'shifts.leave.kind', cell: (row) => typeWord(row.type), sort: true },
  {
    name: 'from',
    title: 'shifts.column.from',
    cell: (row) => <Day day={row.from as CalendarDay} />,
    sort: true,
  },
  {
    name: 'until',
    title: 'shifts.column.until',
    cell: (row) => (row.until ? <Day day={row.until as CalendarDay} /> : t('shifts.leave.open')),
    sort: true,
    line: 2,
  },
  { name: 'state', title: 'shifts.column.state', cell: (row) => <LeaveState state={row.state} />, sort: true },
  { name: 'reason', title: 'shifts.leave.reason', cell: (row) => row.reason, wraps: true },
]

export function LeavesScreen() {
  const words = useWords()
  const types = useRead(readLeaveTypes, {}).data?.types ?? []
  return (
    <Page title={words('shifts.leave.all')} wide>
      <List
        name="leaves"
        from={seekLeaves}
        exports={exportLeaves}
        columns={columns}
        filters={[
          {
            name: 'state',
            title: 'shifts.column.state',
            options: leaveStates.map((value) => ({ value, label: `shifts.leave.state.${value}` })),
          },
          {
            name: 'when',
            title: 'shifts.column.when',
            options: ['now', 'coming', 'past'].map((value) => ({ value, label: `shifts.leave.when.${value}` })),
          },
          {
            name: 'type',
            title: 'shifts.leave.kind',
            options: types.map(({ type }) => ({ value: type, label: typeWord(type) })),
          },
        ]}
        rowLink={(row) => pathTo('/staff/members/:contact', { contact: row.member })}
        action={(row) => (row.state === 'requested' ? <AnswerLeave leave={row} /> : null)}
        caption={words('shifts.leave.all')}
      />
    </Page>
  )
}

/** On Today: what members asked the office and wait for. */
export function RequestsWaiting() {
  const words = useWords()
  const leaves = useRead(seekLeaves, { state: 'requested', size: '1' })
  const claims = useRead(listClaims, { state: 'requested', size: '1' })
  return (
    <Card title={words('shifts.waiting.title')}>
      <Read of={leaves}>
        {({ total }) => (
          <p>
            {total ? (
              <Link href="/staff/leaves?state=requested">{words('shifts.waiting.leaves', { count: total })}</Link>
            ) : (
              <span className="quiet">{words('shifts.waiting.no_leaves')}</span>
            )}
          </p>
        )}
      </Read>
      {claims.data?.total ? (
        <p>
          <Link href="/staff/work-claims?state=requested">
            {words('shifts.waiting.claims', { count: claims.data.total })}
          </Link>
        </p>
      ) : null}
    </Card>
  )
}
