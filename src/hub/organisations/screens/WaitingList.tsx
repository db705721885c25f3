import { Link } from '#app/ui/Link.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import type { readParticipant } from '../contract/community.ts'

type Waiting = ReplyOf<typeof readParticipant>['waiting']

/** What waits, until when, and who may answer it. */
export function WaitingList({ of: waiting, href }: { readonly of: Waiting; readonly href?: string }) {
  const t = useWords()
  return (
    <ul className="plain-list">
      {waiting.map(({ what, until, names }) => (
        <li key={what}>
          {href ? <Link href={href}>{t(`community.waits.${what}`)}</Link> : t(`community.waits.${what}`)}
          <div className="quiet">
            {[
              ...(until ? [t('community.until', { day: dayWords(until as Day) })] : []),
              ...(names.length > 0 ? [t('community.who_can', { names })] : []),
            ].join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  )
}
