/** The fields of a leave, and the seats it would free, shown before anything is sent. */
import { useRead } from '#app/reading.ts'
import { CheckField, DayField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { hasWords, useWords } from '#app/words.ts'
import { previewLeave } from '../../contract-leave.ts'
import { Slot } from '../Slot.tsx'

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
}

/** The word for a kind of leave: the shop's own where the house has none. */
export function useLeaveWord(): (type: string) => string {
  const t = useWords()
  return (type) => (hasWords(`shifts.leave.type.${type}`) ? t(`shifts.leave.type.${type}`) : type)
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
      {member ? <CheckField name="evidenceSeen" label={t('shifts.leave.evidence_seen')} /> : null}
      <Freed {...(member ? { member } : {})} />
    </>
  )
}

const freedShown = 6

function Freed({ member }: { readonly member?: string }) {
  const t = useWords()
  const { from, until } = useValues()
  const asked = typeof from === 'string' && from !== ''
  const days = { from: String(from), until: until ? String(until) : null }
  return asked ? (
    <div className="calendar-address" role="status">
      <LeaveFrees days={days} {...(member ? { member } : {})} says={t('shifts.leave.frees_none')} />
    </div>
  ) : null
}

export interface LeaveFreesProps {
  readonly days: { readonly from: string; readonly until: string | null }
  readonly member?: string
  /** Where nothing is freed. */
  readonly says: string
}

/** The seats that a leave of these days would free. */
export function LeaveFrees({ days, member, says }: LeaveFreesProps) {
  const t = useWords()
  const ordered = days.until === null || days.from <= days.until
  const preview = useRead(previewLeave, { ...days, ...(member ? { member } : {}) }, { keep: true, when: ordered })
  if (!ordered) return null
  return (
    <Read of={preview}>
      {({ seats }) =>
        seats.length === 0 ? (
          <p>{says}</p>
        ) : (
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
    </Read>
  )
}
