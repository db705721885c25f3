/** Where the link of a mail leads: the shift it was about. Whoever is signed in goes on to the full page. */
import { useEffect } from 'react'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { SeatParts } from '#app/screens/GatheredParts.tsx'
import { currentMe } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Day, TimeRange } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day as CalendarDay, TimeOfDay } from '#platform/values/day.ts'
import { readShiftByLink } from '../contract-letter.ts'
import './members.css'

export function LetterShiftScreen() {
  const t = useWords()
  const address = useAddress()
  const shift = address.param('shift')
  const full = pathTo('/shifts/:shift', { shift })
  const { person } = currentMe()
  const { go } = address
  useEffect(() => {
    if (person) go(full, { replace: true })
  }, [person, go, full])
  const asked = { organisation: address.param('organisation'), shift, signed: address.get('signed') ?? '' }
  const read = useRead(readShiftByLink, asked, { when: !person })
  return (
    <Page title={read.data?.name ?? t('shifts.one')} read={read}>
      {(data) => (
        <div className="next-shift" data-off={data.state !== 'planned' || undefined}>
          <div className="next-shift-when">
            <Day day={data.day as CalendarDay} />
            <TimeRange from={data.localStart as TimeOfDay} until={data.localEnd as TimeOfDay} />
          </div>
          {data.state === 'planned' ? (
            <Status
              tone={data.seated ? 'fine' : 'quiet'}
              says={t(data.seated ? 'shifts.booked_by_me' : 'shifts.not_seated')}
            />
          ) : (
            <Status tone="refused" says={t(`shifts.state.${data.state}`)} />
          )}
          {data.cancelReason ? <p>{data.cancelReason}</p> : null}
          {data.leadName ? <p className="quiet">{t('shifts.led_by', { name: data.leadName })}</p> : null}
          {data.attendance ? (
            <SeatParts attendance={data.attendance} link={{ organisation: asked.organisation, signed: asked.signed }} />
          ) : (
            <p>{t('shifts.letter_says')}</p>
          )}
          <Button href={full}>{t('shifts.letter_more')}</Button>
        </div>
      )}
    </Page>
  )
}
