/** One free place: pressed once it says what happens, pressed again it is taken instead of the own one. */
import { type CSSProperties, useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Day, dayWords, TimeRange } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Day as CalendarDay, TimeOfDay } from '#platform/values/day.ts'
import { changeSeat, changeSeatByLink } from '../contract-change.ts'
import { linkInput, useSeat } from './addresses.ts'
import type { Place } from './Change.tsx'

interface PlaceProps {
  readonly place: Place
  readonly taken: () => void
}

export function TakePlace({ place, taken }: PlaceProps) {
  const t = useWords()
  return (
    <li
      className="exchange-place"
      style={place.kindColour ? ({ '--kind': place.kindColour } as CSSProperties) : undefined}
    >
      <span className="exchange-place-what">
        <strong>
          <Day day={place.day as CalendarDay} />{' '}
          <TimeRange from={place.localStart as TimeOfDay} until={place.localEnd as TimeOfDay} />
        </strong>
        <span>{place.name}</span>
        {place.needsPeople ? <Status tone="attention" icon="people" says={t('shifts.needs_people')} /> : null}
      </span>
      <Sheet
        words={t('exchanges.change.choose')}
        title={t('exchanges.change.asks')}
        label={t('exchanges.change.choose_label', { day: dayWords(place.day as CalendarDay), what: place.name })}
      >
        {(close) => <Sure place={place} taken={taken} close={close} />}
      </Sheet>
    </li>
  )
}

function Sure({ place, taken, close }: PlaceProps & { readonly close: () => void }) {
  const t = useWords()
  const seat = useSeat()
  const [read, setRead] = useState(false)
  const own = useAct(changeSeat, { done: taken })
  const linked = useAct(changeSeatByLink, { done: taken })
  const wish = { shift: place.id, warningsAccepted: read }
  const { warnings } = place
  const unread: Refusal[] = warnings.length > 0 && !read ? [{ code: 'shift.warning', facts: { warnings } }] : []
  return (
    <div className="stack">
      <p>
        <strong>
          <Day day={place.day as CalendarDay} />{' '}
          <TimeRange from={place.localStart as TimeOfDay} until={place.localEnd as TimeOfDay} />
        </strong>
      </p>
      <p>{t('exchanges.change.asks_says')}</p>
      {warnings.length > 0 ? (
        <label className="box">
          <input type="checkbox" checked={read} onChange={(event) => setRead(event.currentTarget.checked)} />
          <span>{t('shifts.accept', { warnings: warnings.join('; ') })}</span>
        </label>
      ) : null}
      <Trouble of={seat.link ? linked.error : own.error} />
      <div className="form-act">
        <Button
          press={() =>
            seat.link ? linked.act({ ...linkInput(seat), ...wish }) : own.act({ attendance: seat.attendance, ...wish })
          }
          reasons={unread}
        >
          {t('exchanges.change.take')}
        </Button>
        <Button kind="quiet" press={close}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  )
}
