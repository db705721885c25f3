/** What I am told about: single shifts and patterns, each ended with one press. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { dayWords, rangeWords, timeWords } from '#app/ui/When.tsx'
import { t as say, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { addWatch, dropWatch, readWatches } from '../contract.ts'
import './members.css'

type Watch = ReplyOf<typeof readWatches>['watches'][number]

export function WatchesScreen() {
  const t = useWords()
  const watches = useRead(readWatches, {})
  return (
    <Page
      title={t('shifts.watches')}
      says={t('shifts.watches_says')}
      back={{ href: '/shifts', says: t('shifts.mine') }}
      read={watches}
    >
      {({ watches: all }) =>
        all.length === 0 ? (
          <Empty says={t('shifts.watches_none')} icon="bell" next={{ href: '/shifts/find', says: t('shifts.find') }} />
        ) : (
          <ul className="plain-list">
            {all.map((watch) => (
              <WatchLine key={watch.id} watch={watch} />
            ))}
          </ul>
        )
      }
    </Page>
  )
}

function WatchLine({ watch }: { readonly watch: Watch }) {
  const t = useWords()
  const { undo } = useNotices()
  const { id, shift, weekday, kind, startsFrom, startsUntil, untilDay } = watch
  const again = useAct(addWatch)
  const drop = useAct(dropWatch, {
    done: () =>
      undo(t('shifts.unwatched'), () => again.act({ shift, weekday, kind, startsFrom, startsUntil, untilDay })),
  })
  const words = watchWords(watch)
  return (
    <li className="watch-line">
      {shift ? <Link href={`/shifts/${shift}`}>{words}</Link> : <span>{words}</span>}
      <Button kind="quiet" press={() => drop.act({ watch: id })} label={`${t('shifts.unwatch')}: ${words}`}>
        {t('shifts.unwatch')}
      </Button>
      <Trouble of={drop.error} />
    </li>
  )
}

/** "Thu 26 Nov, 8:30: Till", or "every Monday, 8:30, Till". */
function watchWords({ day, localStart, name, kindName, weekday, startsFrom, startsUntil, untilDay }: Watch): string {
  const time = (text: string) => timeWords(text as TimeOfDay)
  if (day) return [dayWords(day as Day), localStart ? time(localStart) : '', name].filter(Boolean).join(', ')
  const times =
    startsFrom && startsUntil && startsFrom !== startsUntil
      ? rangeWords(startsFrom as TimeOfDay, startsUntil as TimeOfDay)
      : (startsFrom ?? startsUntil)
        ? time((startsFrom ?? startsUntil) as string)
        : ''
  return [
    weekday ? say('shifts.every_weeks', { count: 1, weekday: say(`shifts.weekday.${weekday}`) }) : '',
    times,
    kindName,
    untilDay ? `${say('shifts.until')} ${dayWords(untilDay as Day)}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
