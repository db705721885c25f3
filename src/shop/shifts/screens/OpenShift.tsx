/** One shift for members: when, who comes, taking a seat, giving it back, being told of changes. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { OpenShiftParts } from '#app/screens/GatheredParts.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Day, TimeRange } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay, TimeOfDay } from '#platform/values/day.ts'
import { readOpenShift } from '../contract.ts'
import { Book } from './Book.tsx'
import { OwnSeat } from './OwnSeat.tsx'
import { WatchShift } from './WatchShift.tsx'
import './members.css'

export type OpenOne = ReplyOf<typeof readOpenShift>

export function OpenShiftScreen() {
  const t = useWords()
  const id = useAddress().param('shift')
  const read = useRead(readOpenShift, { shift: id })
  const own = read.data?.own
  return (
    <Page
      title={read.data?.name ?? t('shifts.one')}
      back={own ? { href: '/shifts', says: t('shifts.mine') } : { href: '/shifts/find', says: t('shifts.find') }}
      read={read}
    >
      {(shift) => (
        <div className="stack">
          <div className="next-shift" data-off={shift.state !== 'planned' || undefined}>
            <div className="next-shift-when">
              <Day day={shift.day as CalendarDay} />
              <TimeRange from={shift.localStart as TimeOfDay} until={shift.localEnd as TimeOfDay} />
            </div>
            <Marks shift={shift} />
            {shift.own ? <OwnSeat shift={shift} seat={shift.own} /> : <Book key={shift.id} shift={shift} />}
          </div>
          {shift.own ? null : <OpenShiftParts shift={shift.id} />}
          <Who shift={shift} />
          {shift.own ? null : <WatchShift shift={shift} />}
        </div>
      )}
    </Page>
  )
}

function Marks({ shift }: { readonly shift: OpenOne }) {
  const t = useWords()
  if (shift.state !== 'planned')
    return (
      <>
        <Status tone="refused" says={t(`shifts.state.${shift.state}`)} />
        {shift.cancelReason ? <p>{shift.cancelReason}</p> : null}
      </>
    )
  if (shift.own) return <Status tone="fine" says={t('shifts.booked_by_me')} />
  return (
    <div className="row">
      <Status
        tone={shift.free > 0 ? 'fine' : 'quiet'}
        says={t(shift.free > 0 ? 'shifts.free' : 'shifts.full', { count: shift.free })}
      />
      {shift.needsPeople ? <Status tone="attention" icon="people" says={t('shifts.needs_people')} /> : null}
    </div>
  )
}

/** Kind, week, roles, who leads and who else comes. */
function Who({ shift }: { readonly shift: OpenOne }) {
  const words = useWords()
  const skills = [...new Set(shift.groups.flatMap((group) => group.skills))]
  const roles = shift.own ? [shift.own.role] : [...new Set(shift.groups.map(({ role }) => role))]
  const facts = [
    { name: words('shifts.kind'), value: shift.kindName },
    { name: words('shifts.week_letter'), value: shift.weekLetter },
    { name: words('shifts.role'), value: roles.filter((role) => role !== shift.kindName).join(', ') },
    { name: words('shifts.skills'), value: skills.join(', ') },
    { name: words('shifts.lead'), value: shift.leadName },
    { name: words('shifts.who_comes'), value: whoComes(shift) },
  ].filter(({ value }) => value)
  return (
    <Card title={words('shifts.details')}>
      <Facts of={facts} />
    </Card>
  )
}

/** The names that are shown, and how many more there are. */
function whoComes({ names, taken, own }: OpenOne): string {
  const more = taken - names.length - (own ? 1 : 0)
  if (names.length === 0) return more > 0 ? t('shifts.people', { count: more }) : t('shifts.nobody_yet')
  return more > 0 ? `${names.join(', ')}, ${t('shifts.and_more', { count: more })}` : names.join(', ')
}
