/** What members say is not right, and the answers of the office. */
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { momentWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { answerContest, listContests } from '../../contract-sheets.ts'
import { type Outcome, outcomes } from '../../rules/words.ts'

type Contest = ReplyOf<typeof listContests>['contests'][number]

export function Contests() {
  const t = useWords()
  return (
    <Read of={useRead(listContests, { state: 'open' })}>
      {({ contests }) =>
        contests.length === 0 ? (
          <Empty says={t('shifts.contest.none')} icon="fine" />
        ) : (
          <div className="stack">
            {contests.map((contest) => (
              <ContestCard key={contest.id} contest={contest} />
            ))}
          </div>
        )
      }
    </Read>
  )
}

function ContestCard({ contest }: { readonly contest: Contest }) {
  const t = useWords()
  return (
    <Card title={contest.name} action={<Answer contest={contest} />}>
      <p>
        <Link href={pathTo('/staff/shifts/:shift', { shift: contest.shift })}>
          {momentWords(contest.startsAt as Instant)} · {contest.shiftName}
        </Link>
      </p>
      <p className="quiet">{t('shifts.contest.noted', { outcome: t(`shifts.sheet.mark.${contest.outcome}`) })}</p>
      <p className="sheet-notes">{contest.words}</p>
    </Card>
  )
}

function Answer({ contest }: { readonly contest: Contest }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(answerContest, { done: () => said(t('shifts.contest.answered')) })
  return (
    <Sheet
      words={t('shifts.contest.answer')}
      title={contest.name}
      label={`${t('shifts.contest.answer')}: ${contest.name}`}
    >
      {(close) => (
        <Form<{ outcome: string; answer: string }, typeof answerContest>
          name={`contest-${contest.id}`}
          start={{ outcome: 'stays', answer: '' }}
          act={act}
          send={({ outcome, answer }) => ({
            contest: contest.id,
            outcome: outcome === 'stays' ? null : (outcome as Outcome),
            answer,
          })}
          submit={t('shifts.contest.answer')}
          done={close}
        >
          <p className="sheet-notes">{contest.words}</p>
          <SelectField
            name="outcome"
            label={t('shifts.contest.outcome')}
            options={[
              { value: 'stays', label: t('shifts.contest.stays') },
              ...outcomes
                .filter((one) => one !== contest.outcome)
                .map((value) => ({ value, label: t(`shifts.sheet.mark.${value}`) })),
            ]}
          />
          <LongTextField name="answer" label={t('shifts.contest.answer_field')} rows={3} />
        </Form>
      )}
    </Sheet>
  )
}
