/** Beside a shift of one's own past: what was noted is not right. */
import { useAct, useRead } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { contestOutcome, listMyContests } from '../../contract-sheets.ts'

export function ContestOwn({ attendance, shift }: { readonly attendance: string; readonly shift: string }) {
  const t = useWords()
  const { said } = useNotices()
  const mine = useRead(listMyContests, {}).data?.contests.find((one) => one.attendance === attendance)
  const act = useAct(contestOutcome, { done: () => said(t('shifts.contest.sent')) })
  if (mine?.state === 'open') return <p className="quiet">{t('shifts.contest.open')}</p>
  return (
    <>
      {mine?.answer ? <p className="quiet">{mine.answer}</p> : null}
      <Sheet
        words={t('shifts.contest.title')}
        title={shift}
        kind="quiet"
        label={`${t('shifts.contest.title')}: ${shift}`}
      >
        {(close) => (
          <Form<{ words: string }, typeof contestOutcome>
            name={`contest-own-${attendance}`}
            start={{ words: '' }}
            act={act}
            send={({ words }) => ({ attendance, words })}
            submit={t('shifts.contest.send')}
            done={close}
          >
            <p>{t('shifts.contest.says')}</p>
            <LongTextField name="words" label={t('shifts.contest.words')} rows={4} />
          </Form>
        )}
      </Sheet>
    </>
  )
}
