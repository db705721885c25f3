/** Cancelling one date with a reason, and bringing it back: who is told stands there before. */
import { useAct } from '#app/reading.ts'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readShift } from '../../contract-calendar.ts'
import { cancelShift, restoreShift } from '../../contract-office.ts'

interface Props {
  readonly shift: ReplyOf<typeof readShift>
}

export function CancelShift({ shift }: Props) {
  const t = useWords()
  const { said } = useNotices()
  const cancel = useAct(cancelShift, { done: ({ people }) => said(t('shifts.told', { count: people })) })
  const names = shift.people.flatMap((one) => (one.state === 'planned' ? [one.standInName ?? one.name] : []))
  return (
    <Sheet words={t('shifts.cancel')} title={t('shifts.cancel_asks', { name: shift.name })} kind="grave">
      {(close) => (
        <Form<{ reason: string }, typeof cancelShift>
          name={`cancel-shift-${shift.id}`}
          start={{ reason: '' }}
          act={cancel}
          send={({ reason }) => ({ shift: shift.id, reason })}
          submit={t('shifts.cancel')}
          submitKind="grave"
          done={close}
        >
          <p>{t('shifts.cancel_tells', { count: names.length })}</p>
          {names.length > 0 ? <p className="quiet">{names.join(' · ')}</p> : null}
          <LongTextField name="reason" label={t('shifts.reason')} hint={t('shifts.cancel_says')} rows={3} />
        </Form>
      )}
    </Sheet>
  )
}

export function RestoreShift({ shift }: Props) {
  const t = useWords()
  const { said } = useNotices()
  const restore = useAct(restoreShift, { done: ({ people }) => said(t('shifts.seated_again', { count: people })) })
  return (
    <Confirm
      words={t('shifts.restore')}
      title={t('shifts.restore_asks', { name: shift.name })}
      says={t('shifts.restore_says')}
      sure={t('shifts.restore')}
      press={() => restore.act({ shift: shift.id })}
      error={restore.error}
      kind="other"
      icon="undo"
    />
  )
}
