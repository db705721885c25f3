/** A member's shifts: the next one large, the others as lines, the fixed seat explained once, the calendar. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { AroundShiftsParts, SeatParts } from '#app/screens/GatheredParts.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Day, slotWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay, TimeOfDay } from '#platform/values/day.ts'
import { readMyPlan, readMyShifts } from '../contract.ts'
import { CalendarCard } from './CalendarCard.tsx'
import { FixedSeatWords } from './FixedSeatWords.tsx'
import { Marks, type Mine, mayChange, NextShift } from './NextShift.tsx'
import { ShiftRow } from './ShiftRow.tsx'
import { ContestOwn } from './sheets/ContestOwn.tsx'
import { StandingLine } from './standing/StandingHome.tsx'
import { WhatOthersSee } from './WhatOthersSee.tsx'

export function MyShiftsScreen() {
  const t = useWords()
  const address = useAddress()
  const past = address.get('past') === 'true'
  const all = address.get('all') === 'true'
  const mine = useRead(readMyShifts, { past: past ? 'true' : 'false', all: all ? 'true' : 'false' }, { keep: true })
  return (
    <Page
      title={t(past ? 'shifts.past' : 'shifts.mine')}
      read={mine}
      {...(past
        ? { back: { href: '/shifts', says: t('shifts.mine') } }
        : {
            action: (
              <Button icon="search" href="/shifts/find">
                {t('shifts.find')}
              </Button>
            ),
          })}
    >
      {({ shifts, total }) => (
        <div className="stack">
          {past ? null : <StandingLine />}
          {past ? <Past shifts={shifts} /> : <Coming shifts={shifts} />}
          {total > shifts.length ? (
            <Link href={past ? '/shifts?past=true&all=true' : '/shifts?all=true'}>
              {t('shifts.show_all', { count: total })}
            </Link>
          ) : null}
          {past ? null : <Around />}
        </div>
      )}
    </Page>
  )
}

function Coming({ shifts }: { readonly shifts: readonly Mine[] }) {
  const t = useWords()
  const next = shifts.find((shift) => shift.shiftState === 'planned') ?? shifts[0]
  if (!next)
    return (
      <Empty says={t('shifts.none_coming')} icon="calendar" next={{ href: '/shifts/find', says: t('shifts.find') }} />
    )
  const others = shifts.filter((shift) => shift !== next)
  return (
    <>
      <NextShift shift={next}>
        <Button kind="other" href={`/shifts/${next.shift}`}>
          {t('shifts.see_details')}
        </Button>
      </NextShift>
      {others.length > 0 ? (
        <section className="shift-day" aria-labelledby="then">
          <h2 id="then">{t('shifts.then')}</h2>
          <ul className="shift-rows">
            {others.map((shift) => (
              <ShiftRow
                key={shift.attendance}
                shift={{ ...shift, id: shift.shift }}
                withDay
                off={shift.shiftState !== 'planned'}
                below={mayChange(shift) ? <SeatParts attendance={shift.attendance} row={slot(shift)} /> : null}
              >
                <span>{shift.name}</span>
                <Marks shift={shift} />
              </ShiftRow>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

const slot = ({ day, localStart, localEnd }: Mine): string =>
  slotWords(day as CalendarDay, localStart as TimeOfDay, localEnd as TimeOfDay)

function Past({ shifts }: { readonly shifts: readonly Mine[] }) {
  const t = useWords()
  if (shifts.length === 0) return <Empty says={t('shifts.none_past')} icon="calendar" />
  return (
    <ul className="shift-rows">
      {shifts.map((shift) => (
        <ShiftRow
          key={shift.attendance}
          shift={{ ...shift, id: shift.shift }}
          withDay
          below={
            shift.state.startsWith('absent') ? <ContestOwn attendance={shift.attendance} shift={shift.name} /> : null
          }
        >
          <span>{shift.name}</span>
          <Status tone={shift.state === 'done' ? 'fine' : 'quiet'} says={t(`shifts.attendance.${shift.state}`)} />
        </ShiftRow>
      ))}
    </ul>
  )
}

/** What stands beside the list: the fixed seat, what I watch, the past, the calendar. */
function Around() {
  const t = useWords()
  const plan = useRead(readMyPlan, {})
  return (
    <>
      <Read of={plan}>{({ fixedSeats }) => (fixedSeats.length > 0 ? <FixedSeats seats={fixedSeats} /> : null)}</Read>
      <nav className="row" aria-label={t('shifts.more')}>
        <Button kind="other" icon="bell" href="/shifts/watches">
          {t('shifts.watches')}
        </Button>
        <Button kind="other" icon="clock" href="/shifts?past=true">
          {t('shifts.past')}
        </Button>
        <AroundShiftsParts />
      </nav>
      <CalendarCard />
      {plan.data ? <WhatOthersSee me={plan.data.me} /> : null}
    </>
  )
}

function FixedSeats({ seats }: { readonly seats: ReplyOf<typeof readMyPlan>['fixedSeats'] }) {
  const t = useWords()
  return (
    <Card title={t('shifts.fixed')}>
      {seats.map((seat) => (
        <p key={seat.id}>
          <strong>
            <FixedSeatWords seat={seat} />
          </strong>
          <br />
          <span className="quiet">
            {seat.templateName}
            {seat.until ? (
              <>
                {' · '}
                {t('shifts.fixed_until')} <Day day={seat.until as CalendarDay} />
              </>
            ) : null}
          </span>
        </p>
      ))}
      <p>{t('shifts.fixed_says')}</p>
    </Card>
  )
}
