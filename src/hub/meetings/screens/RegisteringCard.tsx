/** Where one registers for a meeting: guests of an information session, or whoever eats and sleeps at a gathering. */
import { pathTo } from '#app/paths.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useWords } from '#app/words.ts'
import { announcePage, eventPage } from './event-words.ts'
import type { OfMeeting } from './meeting-words.ts'

export function RegisteringCard({ of: one }: OfMeeting) {
  const t = useWords()
  const isAhead = one.state === 'planned' || one.state === 'called'
  const announced = one.events.filter(({ state }) => state === 'announced')
  const mayOpen = isAhead && one.startsAt !== null && announced.length === 0 && may('community.steer')
  if (one.events.length === 0 && !mayOpen) return null
  return (
    <Card title={t('meetings.registering')}>
      {one.events.map(({ id, title, state, openToAll }) => (
        <p key={id}>
          <Link href={pathTo(eventPage, { event: id })}>{title}</Link>
          {state === 'cancelled' ? ` · ${t('meetings.state.cancelled')}` : null}
          {state === 'announced' && openToAll ? ` · ${t('meetings.field.openToAll')}` : null}
        </p>
      ))}
      {mayOpen ? (
        <>
          {one.kind === 'info' ? <p>{t('meetings.registering_info')}</p> : null}
          <Button kind={one.kind === 'info' ? 'main' : 'quiet'} href={`${announcePage}?meeting=${one.id}`}>
            {t('meetings.let_register')}
          </Button>
        </>
      ) : null}
    </Card>
  )
}
