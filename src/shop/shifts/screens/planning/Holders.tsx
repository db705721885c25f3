/** Who holds, will hold and held a fixed place of a template. */
import { pathTo } from '#app/paths.ts'
import { currentMe, may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Table } from '#app/ui/Table.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { GiveSeat } from './GiveSeat.tsx'
import { MoveSeat } from './MoveSeat.tsx'
import { seatTones } from './place-words.ts'
import type { FullTemplate } from './Template.tsx'
import { Fill } from './TemplateBlock.tsx'

type Holder = FullTemplate['holders'][number]

const stateOf = ({ from, until }: Holder, today: string): keyof typeof seatTones =>
  until !== null && until < today ? 'past' : from > today ? 'coming' : 'running'

export function Holders({ template }: { readonly template: FullTemplate }) {
  const words = useWords()
  const today = currentMe().today ?? ''
  const now = template.holders.filter((holder) => stateOf(holder, today) !== 'past')
  const past = template.holders.filter((holder) => stateOf(holder, today) === 'past')
  const open = template.state !== 'ended' && may('shifts.office')
  return (
    <Card title={words('shifts.plan.fixed_seats')} action={open ? <GiveSeat template={template} /> : undefined}>
      <Fill held={template.held} seats={template.seats} />
      {now.length === 0 ? (
        <p className="quiet">{words('shifts.plan.nobody_holds')}</p>
      ) : (
        <People rows={now} open={open} />
      )}
      {past.length > 0 ? (
        <details>
          <summary>{words('shifts.plan.held_before', { count: past.length })}</summary>
          <People rows={past} open={false} />
        </details>
      ) : null}
    </Card>
  )
}

function People({ rows, open }: { readonly rows: readonly Holder[]; readonly open: boolean }) {
  const words = useWords()
  const today = currentMe().today ?? ''
  return (
    <Table
      caption={words('shifts.plan.fixed_seats')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          name: 'name',
          title: 'shifts.column.name',
          line: 1,
          cell: (row) => <Link href={pathTo('/staff/members/:contact', { contact: row.member })}>{row.name}</Link>,
        },
        { name: 'role', title: 'shifts.column.role', line: 2, cell: (row) => row.role },
        { name: 'from', title: 'shifts.column.from', line: 3, cell: (row) => dayWords(row.from as Day) },
        {
          name: 'until',
          title: 'shifts.column.until',
          line: 3,
          cell: (row) => (row.until ? dayWords(row.until as Day) : t('shifts.plan.open_end')),
        },
        {
          name: 'state',
          title: 'shifts.column.state',
          line: 2,
          cell: (row) => {
            const state = stateOf(row, today)
            return <Status tone={seatTones[state]} says={t(`shifts.plan.seat.${state}`)} />
          },
        },
      ]}
      {...(open ? { action: (row: Holder) => <MoveSeat seat={row} /> } : {})}
    />
  )
}
