/** When, where and for whom an event is: inside and for guests alike. */
import type { ReactNode } from 'react'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { dayLine, type EventTerms, priceWords } from './event-words.ts'

interface EventFactsProps {
  readonly of: EventTerms
  /** How many places are left, as far as the reader may know. */
  readonly places: string | null
  readonly title?: string
  readonly children?: ReactNode
}

export function EventFactsCard({ of: one, places, title, children }: EventFactsProps) {
  const t = useWords()
  const facts = [
    ['place', one.place],
    ['capacity', one.state === 'cancelled' ? null : places],
    ['registerUntil', one.registerUntil ? dayWords(one.registerUntil as Day) : null],
    [
      'price',
      one.priceSteps.length > 1 ? one.priceSteps.map((step) => priceWords(step, one.currency)).join(' · ') : null,
    ],
    ['cancelReason', one.cancelReason],
  ] as const
  return (
    <Card {...(title ? { title } : {})}>
      {one.about ? <p className="meeting-text">{one.about}</p> : null}
      <ul className="meeting-list">
        {one.days.map((day) => (
          <li key={`${day.day} ${day.from}`}>
            <strong>{dayLine(day)}</strong>
          </li>
        ))}
      </ul>
      <Facts
        of={facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => ({ name: t(`meetings.field.${name}`), value }))}
      />
      {one.videoLink ? (
        <p>
          <a href={one.videoLink} rel="noreferrer">
            {t('meetings.join_video')}
          </a>
        </p>
      ) : null}
      {children}
    </Card>
  )
}
