/** For the desk: everybody's standing, and one page per person with reasons and the way back; nothing private. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { type Column, List } from '#app/ui/List.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Day } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { readStanding } from '../../contract-counting.ts'
import { listStandings } from '../../contract-reports.ts'
import { standings } from '../../rules/words.ts'
import { SaysParts, StandingWord } from './Says.tsx'
import { GiveGrace } from './StandingActs.tsx'

type Row = ReplyOf<typeof listStandings>['rows'][number]

export const standingColumns: readonly Column<Row>[] = [
  { name: 'name', title: 'shifts.column.name', cell: (row) => row.name, sort: true },
  { name: 'memberNo', title: 'shifts.column.memberNo', cell: (row) => row.memberNo, sort: true, right: true },
  {
    name: 'standing',
    title: 'shifts.standing.title',
    cell: (row) => <StandingWord standing={row.standing} />,
    sort: true,
  },
  {
    name: 'from',
    title: 'shifts.standing.since',
    cell: (row) => <Day day={row.from as CalendarDay} />,
    sort: true,
  },
]

export const standingFilter = {
  name: 'standing',
  title: 'shifts.standing.title',
  options: standings.map((value) => ({ value, label: `shifts.standing.${value}` })),
}

export function StandingsScreen() {
  const t = useWords()
  return (
    <Page title={t('shifts.standing.all')} says={t('shifts.standing.all_says')} wide>
      <List
        name="standings"
        from={listStandings}
        columns={standingColumns}
        filters={[standingFilter]}
        rowLink={(row) => pathTo('/staff/standings/:member', { member: row.member })}
        caption={t('shifts.standing.all')}
      />
    </Page>
  )
}

export function StandingScreen() {
  const t = useWords()
  const member = useAddress().param('member')
  const read = useRead(readStanding, { member })
  return (
    <Page
      title={read.data?.name ?? t('shifts.standing.title')}
      back={{ href: '/staff/standings', says: t('shifts.standing.all') }}
      read={read}
    >
      {({ name, memberNo, standing, says }) => (
        <div className="stack">
          {memberNo === null ? null : <p className="quiet">{t('shifts.standing.number', { number: memberNo })}</p>}
          <SaysParts standing={standing} says={says} />
          {standing === 'suspended' ? (
            <div>
              <GiveGrace member={member} name={name} />
            </div>
          ) : null}
        </div>
      )}
    </Page>
  )
}
