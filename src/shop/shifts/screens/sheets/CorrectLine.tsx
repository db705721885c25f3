/** After validation the office puts a single line right, with the reason the person reads. */
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { markAttendance } from '../../contract-counting.ts'
import { type Outcome, outcomes } from '../../rules/words.ts'
import { sendWaiting } from './kept-sheets.ts'
import type { Line } from './waiting.ts'

interface Props {
  readonly sheet: string
  readonly line: Line
  readonly name: string
}

export function CorrectLine({ sheet, line, name }: Props) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(markAttendance, { done: () => said(t('shifts.sheet.corrected')) })
  return (
    <Sheet
      words={t('shifts.sheet.correct', { name })}
      title={t('shifts.sheet.correct', { name })}
      kind="quiet"
      icon="edit"
    >
      {(close) => (
        <Form<{ outcome: string; reason: string }, typeof markAttendance>
          name={`correct-${line.line}`}
          start={{ outcome: line.outcome ?? '', reason: '' }}
          act={act}
          send={({ outcome, reason }) => ({
            shift: line.shift ?? '',
            member: line.member,
            outcome: outcome as Outcome,
            reason,
          })}
          submit={t('shifts.sheet.correct_save')}
          done={() => {
            close()
            void sendWaiting(sheet)
          }}
        >
          <SelectField
            name="outcome"
            label={t('shifts.sheet.correct_outcome')}
            options={outcomes.map((value) => ({ value, label: t(`shifts.sheet.mark.${value}`) }))}
          />
          <LongTextField name="reason" label={t('shifts.sheet.correct_reason')} rows={3} />
        </Form>
      )}
    </Sheet>
  )
}
