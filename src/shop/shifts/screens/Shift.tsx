/** One shift for staff: its places with people, booking for somebody, changing it, cancelling it, its history. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import { readShift } from '../contract-calendar.ts'
import { BookSomebody } from './calendar/BookSomebody.tsx'
import { CancelShift, RestoreShift } from './calendar/CancelShift.tsx'
import { People } from './calendar/People.tsx'
import { roleWords } from './calendar/role-words.ts'
import { Fill } from './calendar/ShiftTile.tsx'
import { Slot } from './Slot.tsx'
import './calendar/calendar.css'

export type Shift = ReplyOf<typeof readShift>

export function ShiftScreen() {
  const t = useWords()
  const id = useAddress().param('shift')
  const shift = useRead(readShift, { shift: id })
  return (
    <Page
      title={shift.data ? `${shift.data.name}, ${dayWords(shift.data.day as Day)}` : t('shifts.one')}
      says={shift.data ? <Slot of={shift.data} /> : undefined}
      back={{ href: shift.data ? `/staff/shifts?day=${shift.data.day}` : '/staff/shifts', says: t('shifts.cal.title') }}
      read={shift}
      action={shift.data ? <MainAct shift={shift.data} /> : null}
    >
      {(data) => (
        <div className="stack shift-page">
          <State shift={data} />
          <About shift={data} />
          {data.groups
            .filter((group) => group.seats > 0)
            .map((group) => (
              <Card key={group.id} title={roleWords(group.role)}>
                <Fill shift={{ seats: group.seats, taken: group.taken, required: group.minSeats }} />
                {group.skills.length > 0 ? (
                  <p className="quiet">{t('shifts.group.skills', { skills: group.skills })}</p>
                ) : null}
                <People shift={data} group={group} />
              </Card>
            ))}
          <Formerly shift={data} />
          <Acts shift={data} />
        </div>
      )}
    </Page>
  )
}

function MainAct({ shift }: { readonly shift: Shift }) {
  if (shift.state === 'cancelled') return may('shifts.plan') ? <RestoreShift shift={shift} /> : null
  return shift.state === 'planned' && may('shifts.office') ? <BookSomebody shift={shift} /> : null
}

function State({ shift }: { readonly shift: Shift }) {
  const t = useWords()
  if (shift.state === 'cancelled')
    return (
      <p>
        <Status tone="refused" says={t('shifts.state.cancelled')} /> {shift.cancelReason}
      </p>
    )
  if (shift.state === 'closed') return <Status tone="quiet" says={t('shifts.state.closed')} />
  if (shift.critical) return <Status tone="refused" icon="alert" says={t('shifts.cal.critical_says')} />
  return shift.needsPeople ? <Status tone="attention" says={t('shifts.needs_people')} /> : null
}

function About({ shift }: { readonly shift: Shift }) {
  const t = useWords()
  const facts = [
    { name: t('shifts.kind'), value: shift.kindName },
    { name: t('shifts.field.lead'), value: shift.leadName ?? t('shifts.cal.no_lead') },
    { name: t('shifts.cal.fill'), value: t('shifts.fill', { taken: shift.taken, seats: shift.seats }) },
    ...(shift.weight === 1 ? [] : [{ name: t('shifts.field.weight'), value: String(shift.weight) }]),
    ...(shift.beneficiary ? [{ name: t('shifts.field.beneficiary'), value: shift.beneficiary }] : []),
    {
      name: t('shifts.cal.origin'),
      value: t(shift.template === null ? 'shifts.cal.one_off' : 'shifts.cal.of_template'),
    },
  ]
  return <Facts of={facts} />
}

/** Who is not there any more, and why: asked for when somebody says "but I was on it". */
function Formerly({ shift }: { readonly shift: Shift }) {
  const t = useWords()
  const gone = shift.people.filter((person) => person.state === 'cancelled')
  if (gone.length === 0) return null
  return (
    <details className="not-printed">
      <summary>{t('shifts.formerly', { count: gone.length })}</summary>
      <ul>
        {gone.map((person) => (
          <li key={person.attendance}>{person.name}</li>
        ))}
      </ul>
    </details>
  )
}

function Acts({ shift }: { readonly shift: Shift }) {
  const t = useWords()
  const planned = shift.state === 'planned'
  return (
    <div className="row not-printed">
      {planned && may('shifts.plan') ? (
        <Button kind="other" icon="edit" href={`/staff/shifts/${shift.id}/change`}>
          {t('shifts.change')}
        </Button>
      ) : null}
      <Button kind="other" icon="print" press={() => window.print()}>
        {t('shifts.print')}
      </Button>
      {may('history.read') ? (
        <Button kind="quiet" icon="list" href={`/staff/history?subject=${shift.id}`}>
          {t('shifts.history')}
        </Button>
      ) : null}
      {planned && may('shifts.plan') ? <CancelShift shift={shift} /> : null}
    </div>
  )
}
