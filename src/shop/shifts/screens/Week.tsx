/** A week of shifts for staff, day by day, with who comes and what is missing; also to print. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readWeek } from '../contract-calendar.ts'
import { Slot } from './Slot.tsx'
import { WeekSteps } from './WeekSteps.tsx'
import { byDay, weekAsked } from './week-days.ts'

type WeekShift = ReplyOf<typeof readWeek>['shifts'][number]

export function WeekScreen() {
  const t = useWords()
  const monday = weekAsked(useAddress().get('week'))
  const week = useRead(readWeek, { day: monday }, { keep: true })
  return (
    <Page
      title={t('shifts.week')}
      wide
      read={week}
      action={
        <Button kind="other" press={() => window.print()}>
          {t('shifts.print')}
        </Button>
      }
    >
      {({ shifts }) => (
        <div className="stack">
          <WeekSteps monday={monday} />
          {shifts.length === 0 ? <Empty says={t('shifts.week_empty')} /> : null}
          <div className="grid">
            {byDay(shifts).map(([day, those]) => (
              <Card key={day} title={dayWords(day)}>
                {those.map((shift) => (
                  <ShiftLine key={shift.id} shift={shift} />
                ))}
              </Card>
            ))}
          </div>
        </div>
      )}
    </Page>
  )
}

function ShiftLine({ shift }: { readonly shift: WeekShift }) {
  const t = useWords()
  const seats = shift.groups.reduce((sum, group) => sum + group.seats, 0)
  const taken = shift.groups.reduce((sum, group) => sum + group.taken, 0)
  const short = shift.groups.some((group) => group.taken < group.minSeats)
  const coming = shift.people.filter((person) => person.state !== 'cancelled')
  return (
    <div>
      <Link href={pathTo('/staff/shifts/:shift', { shift: shift.id })}>
        <Slot of={shift} withDay={false} /> {shift.name}
      </Link>{' '}
      {shift.state === 'planned' ? (
        <Status tone={short ? 'attention' : 'fine'} says={t('shifts.fill', { taken, seats })} />
      ) : (
        <Status tone="refused" says={t(`shifts.state.${shift.state}`)} />
      )}
      {coming.length > 0 ? (
        <p className="quiet">{coming.map((person) => person.standInName ?? person.name).join(', ')}</p>
      ) : null}
    </div>
  )
}
