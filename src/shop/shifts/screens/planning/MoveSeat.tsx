/** Other days for a fixed place, or its end, with the dates that are won and lost. */
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Form } from '#app/ui/Form.tsx'
import { DayField, useValues } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { moveFixedSeat } from '../../contract-planning.ts'
import { previewFixedSeatMove } from '../../contract-seats.ts'
import { SeatDates } from './SeatDates.tsx'

export interface MovedSeat {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly until: string | null
}

type Values = { readonly from: string; readonly until: string }

export function MoveSeat({ seat }: { readonly seat: MovedSeat }) {
  const t = useWords()
  const { said } = useNotices()
  const today = currentMe().today ?? ''
  const begun = seat.from <= today
  const move = useAct(moveFixedSeat, { done: () => said(t('shifts.plan.seat_moved')) })
  const sent = ({ from, until }: Values) => ({
    fixedSeat: seat.id,
    ...(begun || from === '' ? {} : { from }),
    until: until || null,
  })
  return (
    <Sheet
      kind="quiet"
      words={t('shifts.plan.seat_days')}
      label={`${t('shifts.plan.seat_days')}: ${seat.name}`}
      title={t('shifts.plan.seat_days_of', { name: seat.name })}
    >
      {(close) => (
        <Form<Values, typeof moveFixedSeat>
          name={`seat-${seat.id}`}
          keep={false}
          start={{ from: seat.from, until: seat.until ?? '' }}
          act={move}
          send={sent}
          submit={t('shifts.plan.seat_move')}
          done={close}
        >
          {begun ? (
            <p>{t('shifts.plan.since', { from: seat.from })}</p>
          ) : (
            <DayField name="from" label={t('shifts.plan.first_day')} min={today} />
          )}
          <DayField
            name="until"
            label={t('shifts.plan.last_day')}
            hint={t('shifts.plan.last_day_hint')}
            min={today}
            optional
          />
          <Preview sent={sent} seat={seat} />
        </Form>
      )}
    </Sheet>
  )
}

interface PreviewProps {
  readonly seat: MovedSeat
  readonly sent: (values: Values) => { fixedSeat: string; from?: string; until: string | null }
}

function Preview({ seat, sent }: PreviewProps) {
  const values = useValues<Values>()
  const differs = values.from !== seat.from || values.until !== (seat.until ?? '')
  const preview = useRead(previewFixedSeatMove, sent(values), { when: differs })
  if (!differs || !preview.data) return null
  const { refusals, seated, extra, yielding, cancelled, exchanged } = preview.data
  return (
    <div className="stack" role="status">
      <Reasons of={refusals as Refusal[]} />
      {refusals.length > 0 ? null : (
        <SeatDates
          dates={[
            { says: 'shifts.plan.will_lose', days: cancelled },
            { says: 'shifts.plan.will_sit', days: seated },
            { says: 'shifts.plan.on_extra', days: extra },
            { says: 'shifts.plan.booking_yields', days: yielding },
            { says: 'shifts.plan.stay_exchanged', days: exchanged },
          ]}
        />
      )}
    </div>
  )
}
