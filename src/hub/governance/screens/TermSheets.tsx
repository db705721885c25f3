/** What one types about a mandate: the report, and how it goes on or ends. */
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { DayField, LongTextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { addHandOver, letAct, recallMandate, renewMandate, resignMandate, writeReport } from '../contract/terms.ts'
import { reportParts } from '../rules/terms.ts'
import { DecidedField } from './SeatSheets.tsx'
import type { OfTerm } from './Term.tsx'

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function HandOverField() {
  const t = useWords()
  return (
    <LongTextField
      name="lines"
      label={t('governance.hand_over')}
      hint={t('governance.hand_over_lines')}
      rows={4}
      optional
    />
  )
}

const noReport = { done: '', notDone: '', money: '', openTasks: '' }

export function ReportSheet({ of }: OfTerm) {
  const t = useWords()
  const act = useAct(writeReport)
  const words = t('governance.write_report')
  return (
    <Sheet words={words} title={words} kind="main">
      {(close) => (
        <Form<typeof noReport, typeof writeReport>
          name={`report-${of.id}`}
          start={of.report ?? noReport}
          act={act}
          send={(typed) => ({ ...typed, term: of.id })}
          submit={words}
          done={close}
        >
          {reportParts.map((part) => (
            <LongTextField key={part} name={part} label={t(`governance.report_part.${part}`)} rows={3} />
          ))}
        </Form>
      )}
    </Sheet>
  )
}

const deciding = { decided: '', until: '', lines: '', reason: '' }

export function RenewSheet({ of }: OfTerm) {
  const t = useWords()
  const act = useAct(renewMandate)
  const words = t('governance.renew_mandate')
  return (
    <Sheet words={words} title={words} kind="other">
      {(close) => (
        <Form<typeof deciding, typeof renewMandate>
          name={`renew-term-${of.id}`}
          start={deciding}
          act={act}
          send={({ decided }) => ({ term: of.id, decided })}
          submit={words}
          done={close}
        >
          <DecidedField />
        </Form>
      )}
    </Sheet>
  )
}

export function ActSheet({ of }: OfTerm) {
  const t = useWords()
  const act = useAct(letAct)
  const words = t('governance.let_act')
  return (
    <Sheet words={words} title={words} kind="other">
      {(close) => (
        <Form<typeof deciding, typeof letAct>
          name={`act-${of.id}`}
          start={{ ...deciding, until: of.latestActing }}
          act={act}
          send={({ decided, until }) => ({ term: of.id, decided, ...(until ? { until } : {}) })}
          submit={words}
          done={close}
        >
          <DecidedField />
          <DayField name="until" label={t('governance.last_day')} />
        </Form>
      )}
    </Sheet>
  )
}

export function ResignSheet({ of }: OfTerm) {
  const t = useWords()
  const act = useAct(resignMandate)
  const words = t('governance.resign')
  return (
    <Sheet words={words} title={words} kind="quiet">
      {(close) => (
        <Form<typeof deciding, typeof resignMandate>
          name={`resign-${of.id}`}
          start={deciding}
          act={act}
          send={({ reason, lines }) => ({ term: of.id, reason, lines: linesOf(lines) })}
          submit={words}
          submitKind="grave"
          done={close}
        >
          <LongTextField name="reason" label={t('governance.reason_public')} rows={3} optional />
          <HandOverField />
        </Form>
      )}
    </Sheet>
  )
}

export function RecallSheet({ of }: OfTerm) {
  const t = useWords()
  const act = useAct(recallMandate)
  const words = t('governance.recall')
  return (
    <Sheet words={words} title={words} kind="quiet">
      {(close) => (
        <Form<typeof deciding, typeof recallMandate>
          name={`recall-${of.id}`}
          start={deciding}
          act={act}
          send={({ decided, lines }) => ({ term: of.id, decided, lines: linesOf(lines) })}
          submit={words}
          submitKind="grave"
          done={close}
        >
          <DecidedField />
          <HandOverField />
        </Form>
      )}
    </Sheet>
  )
}

const listing = { lines: '' }

export function HandOverSheet({ of }: OfTerm) {
  const t = useWords()
  const act = useAct(addHandOver)
  const words = t('governance.add_hand_over')
  return (
    <Sheet words={words} title={words} kind="quiet">
      {(close) => (
        <Form<typeof listing, typeof addHandOver>
          name={`hand-over-${of.id}`}
          start={listing}
          act={act}
          send={({ lines }) => ({ term: of.id, lines: linesOf(lines) })}
          submit={words}
          done={close}
        >
          <LongTextField name="lines" label={t('governance.hand_over_lines')} rows={4} />
        </Form>
      )}
    </Sheet>
  )
}
