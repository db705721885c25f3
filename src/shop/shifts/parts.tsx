/** For a member's Home: the next shift, and where hands are missing. For a person's file: how they take part.
 *  For the staff's Today: who is due, where people are missing, what could not be planned. */
import { lazy, Suspense } from 'react'
import { waitingEntries } from '#app/kept-places.ts'
import type { FirstStep, HomePart, PersonPart, Unsent } from '#app/parts.ts'
import { useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { PageSkeleton } from '#app/ui/PageSkeleton.tsx'
import { useWords } from '#app/words.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { findShifts, readMyPlan, readMyShifts } from './contract.ts'
import { listTemplates } from './contract-template.ts'
import { NextShift } from './screens/NextShift.tsx'
import { OpenRow } from './screens/OpenRow.tsx'

function ComingUp() {
  const t = useWords()
  const mode = useRead(readMyPlan, {}).data?.me.mode
  const asked = mode !== 'exempt' && mode !== 'not_concerned'
  return (
    <Read of={useRead(readMyShifts, { past: 'false', all: 'false' })}>
      {({ shifts }) => {
        const next = shifts.find((shift) => shift.shiftState === 'planned')
        if (next)
          return (
            <NextShift shift={next}>
              <Link href="/shifts">{t('shifts.mine')}</Link>
              <Link href="/shifts/find">{t('shifts.find')}</Link>
            </NextShift>
          )
        return (
          <Card title={t('shifts.next')} {...(asked ? { tone: 'honey' as const } : {})}>
            {asked ? <p>{t('shifts.none_coming')}</p> : null}
            {mode ? <p className={asked ? 'quiet' : ''}>{t(`shifts.mode_says.${mode}`)}</p> : null}
            {asked ? <Button href="/shifts/find">{t('shifts.find')}</Button> : null}
          </Card>
        )
      }}
    </Read>
  )
}

const daysAsked = 13
const shownAsked = 3

/** What I am asked: shifts soon that want people and that I may take. Nothing is drawn where there are none. */
function HandsMissing() {
  const t = useWords()
  const { today } = currentMe()
  const until = today ? addDays(today as Day, daysAsked) : undefined
  const asked = { mine: 'true', sort: 'need', size: String(shownAsked), ...(until ? { until } : {}) } as const
  const wanted = useRead(findShifts, asked).data?.shifts.filter(({ needsPeople }) => needsPeople) ?? []
  if (wanted.length === 0) return null
  return (
    <Card title={t('shifts.asked')}>
      <p>{t('shifts.asked_says')}</p>
      <ul className="shift-rows">
        {wanted.map((shift) => (
          <OpenRow key={shift.id} shift={shift} withDay />
        ))}
      </ul>
      <Link href="/shifts/find?sort=need">{t('shifts.asked_all')}</Link>
    </Card>
  )
}

const Worker = lazy(() => import('./screens/WorkerCard.tsx').then((file) => ({ default: file.WorkerCard })))

const WorkerPart: PersonPart['Part'] = ({ contact }) => (
  <Suspense fallback={<PageSkeleton />}>
    <Worker member={contact} />
  </Suspense>
)

const StandingLine = lazy(() =>
  import('./screens/standing/StandingHome.tsx').then((file) => ({ default: file.StandingLine })),
)

const OwnStanding = () => (
  <Suspense fallback={<PageSkeleton />}>
    <StandingLine />
  </Suspense>
)

const Standing = lazy(() =>
  import('./screens/standing/PersonStanding.tsx').then((file) => ({ default: file.PersonStanding })),
)

const StandingPart: PersonPart['Part'] = ({ contact }) => (
  <Suspense fallback={<PageSkeleton />}>
    <Standing member={contact} />
  </Suspense>
)

const RequestsWaiting = lazy(() =>
  import('./screens/standing/Leaves.tsx').then((file) => ({ default: file.RequestsWaiting })),
)

const Waiting = () => (
  <Suspense fallback={<PageSkeleton />}>
    <RequestsWaiting />
  </Suspense>
)

const CampaignAsked = lazy(() =>
  import('./screens/planning/CampaignAsked.tsx').then((file) => ({ default: file.CampaignAsked })),
)

/** Only while the weeks of the shop are being filled: nothing is shown before it is known. */
const ChooseInCampaign = () => (
  <Suspense fallback={null}>
    <CampaignAsked />
  </Suspense>
)

export const unsent: Unsent = {
  count: () => waitingEntries('sheet'),
  send: async () => (await import('./screens/sheets/kept-sheets.ts')).sendEverything(),
}

export const home: readonly HomePart[] = [
  { order: 10, may: 'shifts.book', Part: ComingUp },
  { order: 20, may: 'shifts.book', Part: OwnStanding },
  { order: 29, may: 'shifts.book', Part: ChooseInCampaign },
  { order: 30, may: 'shifts.book', Part: HandsMissing },
]

/** The staff's Today comes with its first page only. */
const later = (part: 'DueToday' | 'HolesAhead' | 'UnplacedTemplates'): HomePart['Part'] => {
  const Part = lazy(() => import('./screens/calendar/Today.tsx').then((file) => ({ default: file[part] })))
  return () => (
    <Suspense fallback={<PageSkeleton />}>
      <Part />
    </Suspense>
  )
}

const Sheets = lazy(() => import('./screens/sheets/Today.tsx').then((file) => ({ default: file.SheetsToday })))

const OpenSheets: HomePart['Part'] = () => (
  <Suspense fallback={null}>
    <Sheets />
  </Suspense>
)

export const today: readonly HomePart[] = [
  { order: 10, may: 'shifts.see_week', Part: later('DueToday') },
  { order: 15, may: 'shifts.sheet', Part: OpenSheets },
  { order: 20, may: 'shifts.see_week', Part: later('HolesAhead') },
  { order: 30, may: 'shifts.office', Part: Waiting },
  { order: 70, may: 'shifts.plan', Part: later('UnplacedTemplates') },
]

export const person: readonly PersonPart[] = [
  { order: 10, may: 'shifts.office', Part: WorkerPart },
  { order: 11, may: 'shifts.office', Part: StandingPart },
]

const useWeeksLaid = (): boolean | undefined => {
  const { data } = useRead(listTemplates, {})
  return data ? data.templates.length > 0 : undefined
}

export const steps: readonly FirstStep[] = [
  {
    order: 20,
    may: 'shifts.plan',
    title: 'shifts.step',
    says: 'shifts.step_says',
    href: '/staff/weeks',
    useDone: useWeeksLaid,
  },
]
