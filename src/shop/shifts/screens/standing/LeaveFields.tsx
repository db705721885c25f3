/** The fields of a leave, and the seats it would free, shown before anything is sent. */
import { useRead } from '#app/reading.ts'
import { CheckField, DayField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Day } from '#app/ui/When.tsx'
import { hasWords, useWords } from '#app/words.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import { previewLeave } from '../../contract-leave.ts'
import { Slot } from '../Slot.tsx'
import './standing.css'

export type LeaveValues = {
  readonly type: string
  readonly from: string
  readonly until: string
  readonly reason: string
  readonly shortAccepted: boolean
  readonly evidenceSeen: boolean
}

export const noLeave = (type: string): LeaveValues => ({
  type,
  from: '',
  until: '',
  reason: '',
  shortAccepted: false,
  evidenceSeen: false,
})

/** What is sent of them; an empty last day means that the end is open. */
export const leaveSent = ({ type, from, until, reason, shortAccepted }: LeaveValues) => ({
  type,
  from,
  until: until === '' ? null : until,
  reason,
  shortAccepted,
})

export interface LeaveKind {
  readonly type: string
  readonly openEnd: boolean
  readonly needsReason: boolean
  readonly confirmUnderDays: number | null
  readonly needsEvidence: boolean
}

/** The word for a kind of leave: the shop's own where the house has none. */
export function useLeaveWord(): (type: string) => string {
  const t = useWords()
  return (type) => (hasWords(`shifts.leave.type.${type}`) ? t(`shifts.leave.type.${type}`) : type)
}

/** "Holiday, Mon 2 Mar – Fri 6 Mar", with an open end said. */
export function LeaveDaysWords({
  leave,
}: {
  readonly leave: { readonly type: string; readonly from: string; readonly until: string | null }
}) {
  const t = useWords()
  const word = useLeaveWord()
  return (
    <>
      {word(leave.type)}, <Day day={leave.from as CalendarDay} /> –{' '}
      {leave.until ? <Day day={leave.until as CalendarDay} /> : t('shifts.leave.open')}
    </>
  )
}

export interface LeaveFieldsProps {
  readonly types: readonly LeaveKind[]
  /** The office asks for somebody; a member for oneself. */
  readonly member?: string
}

export function LeaveFields({ types, member }: LeaveFieldsProps) {
  const t = useWords()
  const word = useLeaveWord()
  const { type } = useValues()
  const chosen = types.find((one) => one.type === type)
  return (
    <>
      <SelectField
        name="type"
        label={t('shifts.leave.kind')}
        options={types.map((one) => ({ value: one.type, label: word(one.type) }))}
      />
      <DayField name="from" label={t('shifts.leave.from')} />
      <DayField
        name="until"
        label={t('shifts.leave.until')}
        {...(chosen?.openEnd ? { optional: true, hint: t('shifts.leave.open_hint') } : {})}
      />
      <TextField name="reason" label={t('shifts.leave.reason')} optional={chosen?.needsReason !== true} />
      {chosen?.confirmUnderDays ? (
        <CheckField name="shortAccepted" label={t('shifts.leave.short', { days: chosen.confirmUnderDays })} />
      ) : null}
      {chosen?.needsEvidence ? <Evidence asks={member === undefined} /> : null}
      <Freed {...(member ? { member } : {})} />
    </>
  )
}

/** The office notes that it saw the certificate; a member reads that it will be asked for. */
function Evidence({ asks }: { readonly asks: boolean }) {
  const t = useWords()
  return asks ? (
    <p className="quiet">{t('shifts.leave.needs_evidence')}</p>
  ) : (
    <CheckField name="evidenceSeen" label={t('shifts.leave.evidence_seen')} />
  )
}

const freedShown = 6

function Freed({ member }: { readonly member?: string }) {
  const { type, from, until, shortAccepted } = useValues()
  if (typeof from !== 'string' || from === '') return null
  return (
    <LeaveDoes
      asked={{
        ...{ type: String(type), from, until: until ? String(until) : null, shortAccepted: shortAccepted === true },
        ...(member ? { member } : {}),
      }}
    />
  )
}

export interface LeaveDoesProps {
  /** A wish, or with `leave` new days of a granted one. */
  readonly asked: Omit<InputOf<typeof previewLeave>, 'reason' | 'shortAccepted'> & { readonly shortAccepted?: boolean }
}

/** What stands beside its field needs no second sentence. */
const saidElsewhere = new Set(['leave.reason', 'leave.confirm_short'])

/** What a leave of these days does, before anything is sent: what speaks against it, what one may do meanwhile, the
 *  places it frees, fixed places that end, its price. */
export function LeaveDoes({ asked }: LeaveDoesProps) {
  const t = useWords()
  const preview = useRead(previewLeave, { reason: '', shortAccepted: false, ...asked }, { keep: true })
  return (
    <div className="leave-does" role="status">
      <Read of={preview}>
        {({ seats, endsSeats, price, standing, stopsCount, whyNot }) => (
          <>
            <Reasons of={whyNot.filter(({ code }) => !saidElsewhere.has(code))} />
            {standing ? <p>{t(`shifts.leave.does.${standing}${stopsCount ? '' : '_counted'}`)}</p> : null}
            <FreedSeats seats={seats} />
            {endsSeats.map((template) => (
              <p key={template}>{t('shifts.leave.ends_seat', { template })}</p>
            ))}
            {price > 0 ? <p>{t('shifts.leave.costs', { count: price })}</p> : null}
          </>
        )}
      </Read>
    </div>
  )
}

function FreedSeats({ seats }: Pick<ReplyOf<typeof previewLeave>, 'seats'>) {
  const t = useWords()
  if (seats.length === 0) return <p>{t('shifts.leave.frees_none')}</p>
  return (
    <>
      <p>{t('shifts.leave.frees', { count: seats.length })}</p>
      <ul>
        {seats.slice(0, freedShown).map((seat) => (
          <li key={seat.shift}>
            <Slot of={seat} /> · {seat.name}
          </li>
        ))}
        {seats.length > freedShown ? <li>…</li> : null}
      </ul>
    </>
  )
}
