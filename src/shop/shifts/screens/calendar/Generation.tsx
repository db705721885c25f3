/** What the nightly run made from the templates, what it could not make, and making dates on demand. */
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, NumberField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Progress } from '#app/ui/Progress.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Moment } from '#app/ui/When.tsx'
import { t, useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addDays, type Day, type Instant, mondayOf } from '#platform/values/day.ts'
import { generate, listGenerations } from '../../contract-planning.ts'
import { spanWords } from './Closings.tsx'
import './calendar.css'

type Run = ReplyOf<typeof listGenerations>['generations'][number]
type Made = ReplyOf<typeof generate>

export function GenerationScreen() {
  useWords()
  const runs = useRead(listGenerations, {})
  return (
    <Page title={t('shifts.generation.title')} says={t('shifts.generation.says')} read={runs}>
      {({ generations }) => (
        <div className="stack">
          <OnDemand />
          <h2>{t('shifts.generation.runs')}</h2>
          {generations.length === 0 ? <Empty says={t('shifts.generation.none')} /> : null}
          <ul className="plain-list">
            {generations.map((run) => (
              <RunLine key={run.id} run={run} />
            ))}
          </ul>
        </div>
      )}
    </Page>
  )
}

function RunLine({ run }: { readonly run: Run }) {
  return (
    <li>
      <div>
        <strong>
          <Moment at={run.at as Instant} />
        </strong>{' '}
        <span className="quiet">{spanWords(run)}</span>
        <Result made={run} />
      </div>
    </li>
  )
}

/** What a run made, and each template it could not place with the reasons. */
function Result({ made }: { readonly made: Pick<Made, 'shiftsMade' | 'seatsTaken' | 'failures'> }) {
  return (
    <>
      <p>
        <Status
          tone={made.failures.length > 0 ? 'attention' : 'fine'}
          says={t('shifts.generation.made', { shifts: made.shiftsMade, seats: made.seatsTaken })}
        />
      </p>
      {made.failures.map((failure) => (
        <div key={failure.template}>
          <strong>{failure.name}</strong>
          <Reasons of={failure.refusals as Refusal[]} />
        </div>
      ))}
    </>
  )
}

/** Weeks made in one go: long spans go step by step, and what is done stays done. */
const weeksAtOnce = 13

function OnDemand() {
  const monday = mondayOf(currentMe().today as Day)
  const [made, setMade] = useState<Made | null>(null)
  const [step, setStep] = useState<{ done: number; total: number } | null>(null)
  const one = useAct(generate)
  const run = async ({ from, weeks }: { from: string; weeks: number }): Promise<Made | null> => {
    let sum: Made | null = null
    for (let done = 0; done < weeks; done += weeksAtOnce) {
      if (weeks > weeksAtOnce) setStep({ done, total: weeks })
      const next = await one.act({
        from: addDays(from as Day, done * 7),
        weeks: Math.min(weeksAtOnce, weeks - done),
      })
      if (!next) break
      sum = added(sum, next)
      setMade(sum)
    }
    setStep(null)
    return sum
  }
  return (
    <Card title={t('shifts.generation.now')}>
      <p className="quiet">{t('shifts.generation.now_says')}</p>
      <Form<{ from: string; weeks: string }, typeof generate>
        name="generate"
        start={{ from: monday, weeks: '1' }}
        act={{
          ...one,
          act: (input) => run({ from: input.from, weeks: input.weeks ?? 1 }),
          busy: one.busy || step !== null,
        }}
        send={({ from, weeks }) => ({ from, weeks: Number(weeks) })}
        check={({ weeks }) =>
          Number.isInteger(Number(weeks)) && Number(weeks) >= 1 && Number(weeks) <= 52
            ? []
            : [{ path: 'weeks', code: 'shifts_weeks' }]
        }
        submit={t('shifts.generation.make')}
        keep={false}
      >
        <div className="row">
          <DayField name="from" label={t('shifts.generation.from')} />
          <NumberField name="weeks" label={t('shifts.generation.weeks')} />
        </div>
      </Form>
      {step ? <Progress label={t('shifts.generation.busy')} done={step.done} total={step.total} /> : null}
      {made && !step ? (
        <div role="status">
          <Result made={made} />
        </div>
      ) : null}
    </Card>
  )
}

const added = (sum: Made | null, next: Made): Made =>
  sum === null
    ? next
    : {
        ...next,
        from: sum.from,
        shiftsMade: sum.shiftsMade + next.shiftsMade,
        seatsTaken: sum.seatsTaken + next.seatsTaken,
      }
