/** Validating: a summary, what becomes of lines without a mark, and how the team was. Without network it waits. */
import { useState } from 'react'
import { call } from '#app/call.ts'
import { asCallError, type CallError } from '#app/call-error.ts'
import type { Acting } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, ChoiceField, LongTextField, TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { refuse } from '#platform/refusal.ts'
import { validateSheet } from '../../contract-sheets.ts'
import { type TeamSize, teamSizes, unmarkedLines } from '../../rules/sheet.ts'
import { does, putAside, sendWaiting } from './kept-sheets.ts'
import { type Seen, type SheetReply, seenLines, type Validation, type Waiting } from './waiting.ts'

interface Props {
  readonly id: string
  readonly sheet: SheetReply
  readonly seen: Seen
  readonly waiting: readonly Waiting[]
}

export function Validate(props: Props) {
  const t = useWords()
  return (
    <Sheet words={t('shifts.sheet.validate')} title={t('shifts.sheet.validate')} kind="main" icon="check">
      {(close) => <ValidateForm {...props} close={close} />}
    </Sheet>
  )
}

type Values = { teamSize: string; notes: string; feedback: string; accepted: boolean; card: string }

function ValidateForm({ id, sheet, seen, waiting, close }: Props & { readonly close: () => void }) {
  const t = useWords()
  const act = useValidating(id, waiting)
  const unmarked = unmarkedLines(seen.lines)
  const names = seen.lines
    .filter((line) => !line.added && line.outcome === null)
    .map((line) => line.standInName ?? line.name)
  const done = seen.lines.filter(({ outcome }) => outcome === 'done').length + seen.expected.length
  const absent = seen.lines.filter(({ outcome }) => outcome?.startsWith('absent')).length
  const mustChoose = sheet.unmarked === 'must_choose' && unmarked.length > 0
  const byCard = currentMe().person === null
  return (
    <Form<Values, typeof validateSheet>
      name={`validate-${id}`}
      start={{ teamSize: '', notes: '', feedback: '', accepted: false, card: '' }}
      act={act}
      reasons={mustChoose ? [refuse('sheet.must_choose', { count: unmarked.length })] : []}
      send={({ teamSize, notes, feedback, accepted, card }) => ({
        sheet: id,
        teamSize: teamSize as TeamSize,
        notes,
        feedback,
        absencesAccepted: accepted,
        seen: seenLines(seen),
        ...(card ? { cardCode: card } : {}),
      })}
      check={({ accepted }) =>
        names.length > 0 && sheet.unmarked.startsWith('absent') && !accepted
          ? [{ path: 'accepted', code: 'sheet.unmarked', facts: { count: names.length } }]
          : []
      }
      submit={t('shifts.sheet.validate')}
      done={close}
    >
      <p>{t('shifts.sheet.summary', { done, absent, unmarked: names.length })}</p>
      {names.length > 0 && !mustChoose ? (
        <p>{t('shifts.sheet.will_be', { names, outcome: t(`shifts.sheet.mark.${sheet.unmarked}`) })}</p>
      ) : null}
      {names.length > 0 && sheet.unmarked.startsWith('absent') ? (
        <CheckField name="accepted" label={t('shifts.sheet.accept')} />
      ) : null}
      <ChoiceField
        name="teamSize"
        label={t('shifts.sheet.team_size')}
        options={teamSizes.map((value) => ({ value, label: t(`shifts.sheet.size.${value}`) }))}
      />
      <LongTextField
        name="notes"
        label={t('shifts.sheet.notes')}
        hint={t('shifts.sheet.notes_hint')}
        rows={3}
        optional
      />
      <LongTextField
        name="feedback"
        label={t('shifts.sheet.feedback')}
        hint={t('shifts.sheet.feedback_hint')}
        rows={2}
        optional
      />
      {byCard ? <TextField name="card" label={t('shifts.sheet.card')} autoComplete="off" /> : null}
    </Form>
  )
}

/** First everything that waits, then the validation; without network it waits as the last. */
function useValidating(id: string, waiting: readonly Waiting[]): Acting<typeof validateSheet> {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const act = async (input: Validation) => {
    setBusy(true)
    setError(null)
    // An earlier one that was refused or still waits gives way to this one.
    for (const { key } of waiting.filter((one) => one.do === 'validate')) putAside(id, key)
    try {
      await sendWaiting(id)
      const reply = await call(validateSheet, input)
      await sendWaiting(id)
      return reply
    } catch (thrown) {
      const told = asCallError(thrown)
      if (told.kind === 'offline') {
        await does(id, { do: 'validate', with: input })
        return { done: 0, absent: 0 }
      }
      setError(told)
      await sendWaiting(id)
      return null
    } finally {
      setBusy(false)
    }
  }
  return {
    act,
    busy,
    error,
    refusals: error?.refusals ?? [],
    problems: error?.problems ?? [],
    clear: () => setError(null),
  }
}
