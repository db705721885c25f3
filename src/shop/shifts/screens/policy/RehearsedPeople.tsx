/** Everybody whom a rehearsal judged, with the first day that differs and why. */
import { pathTo } from '#app/paths.ts'
import { Empty } from '#app/ui/Empty.tsx'
import { type Column, List } from '#app/ui/List.tsx'
import { Day, numberWords } from '#app/ui/When.tsx'
import { t } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { exportSimulation, listSimulation } from '../../contract-policy.ts'
import { standings } from '../../rules/words.ts'

type Row = ReplyOf<typeof listSimulation>['rows'][number]

const standing = (value: string | null) => (value === null ? null : t(`shifts.standing.${value}`))
const column = (name: keyof Row, more: Partial<Column<Row>> & Pick<Column<Row>, 'cell'>): Column<Row> => ({
  name,
  title: `shifts.studio.column.${name}`,
  ...more,
})

const columns: readonly Column<Row>[] = [
  column('name', { cell: (row) => row.name, sort: true, line: 1 }),
  column('memberNo', { cell: (row) => row.memberNo, sort: true, right: true, line: 0 }),
  column('firstDay', {
    cell: (row) => (row.firstDay ? <Day day={row.firstDay as CalendarDay} /> : null),
    sort: true,
    line: 2,
  }),
  column('firstNow', { cell: (row) => standing(row.firstNow), line: 2 }),
  column('firstDraft', { cell: (row) => standing(row.firstDraft), line: 2 }),
  column('why', { cell: (row) => whyWords(row), wraps: true, line: 3 }),
  column('standingNow', { cell: (row) => standing(row.standingNow), sort: true, line: 0, offAtFirst: true }),
  column('standingDraft', { cell: (row) => standing(row.standingDraft), sort: true, line: 0, offAtFirst: true }),
  column('daysDiffer', { cell: (row) => row.daysDiffer, sort: true, right: true, line: 0 }),
  column('closedDaysNow', { cell: (row) => row.closedDaysNow, sort: true, right: true, line: 0, offAtFirst: true }),
  column('closedDaysDraft', { cell: (row) => row.closedDaysDraft, sort: true, right: true, line: 0, offAtFirst: true }),
]

const whyWords = ({ why, totalNow, totalDraft }: Row): string | null =>
  why === null
    ? null
    : t(`shifts.studio.why.${why}`, { now: numberWords(totalNow ?? 0), draft: numberWords(totalDraft ?? 0) })

const byStanding = (name: string, title: string) => ({
  name,
  title,
  options: standings.map((value) => ({ value, label: `shifts.standing.${value}` })),
})

const filters = [
  {
    name: 'effect',
    title: 'shifts.studio.effect',
    options: ['differs', 'spared', 'harder'].map((value) => ({ value, label: `shifts.studio.effect.${value}` })),
  },
  byStanding('now', 'shifts.studio.column.standingNow'),
  byStanding('draft', 'shifts.studio.column.standingDraft'),
]

export const RehearsedPeople = ({ simulation }: { readonly simulation: string }) => (
  <section>
    <h2>{t('shifts.studio.people')}</h2>
    <List
      name="rehearsed"
      from={listSimulation}
      fixed={{ simulation }}
      columns={columns}
      filters={filters}
      rowLink={(row) => pathTo('/staff/members/:contact', { contact: row.id })}
      caption={t('shifts.studio.people')}
      exports={exportSimulation}
      empty={<Empty says={t('shifts.studio.none')} />}
    />
  </section>
)
