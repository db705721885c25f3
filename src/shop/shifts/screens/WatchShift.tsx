/** Being told when this shift fills or empties, or every one like it. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { type Day, weekday } from '#platform/values/day.ts'
import { addWatch, dropWatch } from '../contract.ts'
import type { OpenOne } from './OpenShift.tsx'

export function WatchShift({ shift }: { readonly shift: OpenOne }) {
  const t = useWords()
  const { said } = useNotices()
  const watch = useAct(addWatch, { done: () => said(t('shifts.watched')) })
  const drop = useAct(dropWatch, { done: () => said(t('shifts.unwatched')) })
  if (shift.state !== 'planned') return null
  const { watch: own } = shift
  const like = {
    weekday: weekday(shift.day as Day),
    kind: shift.kind,
    startsFrom: shift.localStart,
    startsUntil: shift.localStart,
  }
  return (
    <Card title={t('shifts.watch_title')}>
      <p>{t('shifts.watch_says')}</p>
      <Trouble of={watch.error ?? drop.error} />
      <div className="row">
        {own ? (
          <Button kind="other" icon="bell" press={() => drop.act({ watch: own })}>
            {t('shifts.unwatch')}
          </Button>
        ) : (
          <Button kind="other" icon="bell" press={() => watch.act({ shift: shift.id })}>
            {t('shifts.watch')}
          </Button>
        )}
        <Button kind="quiet" press={() => watch.act(like)}>
          {t('shifts.watch_like', {
            kind: shift.kindName,
            weekday: t(`shifts.weekday.${like.weekday}`),
            time: shift.localStart,
          })}
        </Button>
      </div>
      <Link href="/shifts/watches">{t('shifts.watches')}</Link>
    </Card>
  )
}
