/** Papers of a secret vote, typed without names beside the list of those who put one into the box. */
import { useState } from 'react'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChecksField, LongTextField, SelectField, useValues } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { t, useWords } from '#app/words.ts'
import { typeSheet } from '../../contract/papers.ts'
import { readWriters } from '../../contract/proposals.ts'
import { replyForm } from '../../rules/mail-reply.ts'
import { papersTyped, type SheetLines } from '../../rules/sheet-lines.ts'
import { whyNotVoteMove } from '../../rules/votes.ts'
import { sayingsOf } from './BallotFields.tsx'
import type { OfVote } from './Vote.tsx'
import { VotersField } from './VotersField.tsx'

export function SheetsCard({ of: one }: OfVote) {
  const t = useWords()
  const [state, setState] = useState<string | null>(null)
  const writers = useRead(readWriters, {})
  // where persons vote, whoever types does so for an organisation all the same
  const own =
    one.electorate === 'persons' ? (writers.data?.organisations ?? []) : one.acting.filter(({ via }) => via === null)
  if (!one.secret || own.length === 0 || whyNotVoteMove('answer', one.state).length > 0) return null
  return (
    <Card title={t('governance.sheets')}>
      <p className="quiet">{t('governance.sheets_how')}</p>
      {one.sheets.length > 0 ? (
        <ul>
          {one.sheets.map(({ typedFor, papers }) => (
            <li key={typedFor}>{t('governance.sheet_waits', { name: typedFor, n: papers })}</li>
          ))}
        </ul>
      ) : null}
      <p role="status">{state ? t(`governance.sheet_state.${state}`) : null}</p>
      <Type of={one} own={own} told={setState} />
    </Card>
  )
}

interface TypeProps extends OfVote {
  readonly own: readonly { readonly id: string; readonly name: string }[]
  readonly told: (state: string) => void
}

type TypedSheet = {
  readonly typist: string
  readonly paperVoters: readonly string[]
  readonly lines: string
}

const readIn = (one: OfVote['of'], lines: string): SheetLines =>
  papersTyped(
    lines,
    one.options.map(({ name }) => name),
    replyForm(one.method),
    sayingsOf(one)
      .filter((says) => says !== 'marks')
      .map((says) => ({ says, words: t(`governance.says.${says}`) })),
  )

function Type({ of: one, own, told }: TypeProps) {
  const t = useWords()
  const act = useAct(typeSheet)
  const electors = one.electors.filter(({ conflict, hasAnswered }) => conflict === null && !hasAnswered)
  const start: TypedSheet = { typist: own[0]?.id ?? '', paperVoters: [], lines: '' }
  return (
    <Sheet words={t('governance.type_sheet')} title={t('governance.type_sheet')} kind="quiet">
      {(close) => (
        <Form<TypedSheet, typeof typeSheet>
          name={`sheet-${one.id}`}
          start={start}
          act={act}
          keep={false}
          send={({ typist, paperVoters, lines }) => ({
            vote: one.id,
            participant: typist,
            paperVoters: [...paperVoters],
            papers: readIn(one, lines).papers.map(({ says, marks }) => ({ says, marks: [...marks] })),
          })}
          submit={t('governance.type_sheet')}
          done={(reply) => {
            told(reply.state)
            close()
          }}
        >
          <SelectField
            name="typist"
            label={t('governance.for')}
            options={own.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {one.fixed > one.electors.length ? (
            <VotersField vote={one.id} name="paperVoters" label={t('governance.paper_voters')} />
          ) : (
            <ChecksField
              name="paperVoters"
              label={t('governance.paper_voters')}
              options={electors.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <LongTextField
            name="lines"
            label={t('governance.paper_lines')}
            hint={t(`governance.paper_lines_hint.${replyForm(one.method)}`)}
            rows={8}
          />
          {one.options.length > 0 ? (
            <ol>
              {one.options.map(({ name, withdrawn }) => (
                <li key={name}>{withdrawn ? `${name} · ${t('governance.stands_no_longer')}` : name}</li>
              ))}
            </ol>
          ) : null}
          <ReadSoFar of={one} />
        </Form>
      )}
    </Sheet>
  )
}

/** What is understood by now: as many papers as names. */
function ReadSoFar({ of: one }: OfVote) {
  const t = useWords()
  const { paperVoters, lines } = useValues<TypedSheet>()
  const { papers, unclear } = readIn(one, lines)
  return (
    <p role="status">
      {t('governance.sheet_so_far', { papers: papers.length, names: paperVoters.length })}{' '}
      {unclear.length > 0 ? t('governance.sheet_unclear', { lines: unclear.map(String) }) : null}
    </p>
  )
}
