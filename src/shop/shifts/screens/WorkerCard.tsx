/** In a person's file: how they take part, their fixed and coming seats, and what the office may change. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Day } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { readWorker } from '../contract-workers.ts'
import { BookFor } from './BookFor.tsx'
import { ChangeMode } from './ChangeMode.tsx'
import { EditWorker } from './EditWorker.tsx'
import { FixedSeatWords } from './FixedSeatWords.tsx'
import { Slot } from './Slot.tsx'
import './members.css'

export type Worker = ReplyOf<typeof readWorker>

export function WorkerCard({ member }: { readonly member: string }) {
  const t = useWords()
  return (
    <Card title={t('shifts.worker')}>
      <Read of={useRead(readWorker, { member })}>{(worker) => <Known worker={worker} />}</Read>
    </Card>
  )
}

function Known({ worker }: { readonly worker: Worker }) {
  const t = useWords()
  if (worker.mode === 'not_concerned') return <p>{t('shifts.mode.not_concerned')}</p>
  return (
    <>
      {worker.blocked ? <Status tone="refused" says={t('shifts.blocked', { reason: worker.blocked })} /> : null}
      <About worker={worker} />
      <FixedSeats worker={worker} />
      <Seats worker={worker} />
      <div className="row not-printed">
        <BookFor member={worker.member} />
        <ChangeMode worker={worker} />
        <EditWorker worker={worker} />
      </div>
    </>
  )
}

function About({ worker }: { readonly worker: Worker }) {
  const t = useWords()
  const start = worker.mode === 'flying' ? worker.flyingStart : null
  const facts = [
    { name: t('shifts.mode'), value: t(`shifts.mode.${worker.mode}`) },
    { name: t('shifts.exempt_reason'), value: worker.exemptReason },
    { name: t('shifts.flying_start'), value: start ? <Day day={start as CalendarDay} /> : null },
    { name: t('shifts.lead'), value: worker.isLead ? t('shifts.is_lead') : null },
    { name: t('shifts.skills'), value: worker.skills.join(', ') || null },
    {
      name: t('shifts.shows'),
      value: [
        t(worker.nameVisible ? 'shifts.name_visible' : 'shifts.name_hidden'),
        t(worker.contactVisible ? 'shifts.contact_visible' : 'shifts.contact_hidden'),
      ].join(' · '),
    },
  ].filter(({ value }) => value !== null)
  return <Facts of={facts} />
}

function FixedSeats({ worker }: { readonly worker: Worker }) {
  const t = useWords()
  if (worker.fixedSeats.length === 0) return null
  return (
    <section>
      <h3>{t('shifts.fixed')}</h3>
      <ul className="plain-list">
        {worker.fixedSeats.map((seat) => (
          <li key={seat.id} className="watch-line">
            <span>
              {seat.templateName}: <FixedSeatWords seat={seat} />
            </span>
            <span className="quiet">
              <Day day={seat.from as CalendarDay} /> – {seat.until ? <Day day={seat.until as CalendarDay} /> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const comingShown = 5

function Seats({ worker }: { readonly worker: Worker }) {
  const t = useWords()
  const coming = worker.shifts.filter(({ state }) => state === 'planned').slice(0, comingShown)
  const past = worker.shifts.filter(({ state }) => state !== 'planned')
  return (
    <section>
      <h3>{t('shifts.coming')}</h3>
      {coming.length === 0 ? <p className="quiet">{t('shifts.none_coming_them')}</p> : <Lines of={coming} />}
      {past.length > 0 ? (
        <details>
          <summary>{t('shifts.past_count', { count: past.length })}</summary>
          <Lines of={past} />
        </details>
      ) : null}
    </section>
  )
}

const Lines = ({ of: seats }: { readonly of: Worker['shifts'] }) => {
  const t = useWords()
  return (
    <ul className="plain-list">
      {seats.map((seat) => (
        <li key={seat.attendance} className="watch-line">
          <Link href={pathTo('/staff/shifts/:shift', { shift: seat.shift })}>
            <Slot of={seat} /> · {seat.name}
          </Link>
          <span className="quiet">
            {t(seat.state === 'planned' ? `shifts.purpose.${seat.purpose}` : `shifts.attendance.${seat.state}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}
