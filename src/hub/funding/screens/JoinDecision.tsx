/** What is decided instead of a buy-in: waived, given in hours, or paid by a sponsor. */
import { useAct } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, DayField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { decideLateJoin } from '../contract/late.ts'
import type { Round } from './Round.tsx'
import type { Sharers } from './try-out.ts'

interface DecisionProps {
  readonly join: Round['joins'][number]
  readonly sharers: Sharers
}

const ways = ['waived', 'hours', 'sponsor'] as const
type Values = { readonly [field: string]: string } & { readonly instead: (typeof ways)[number] }

export function JoinDecision({ join, sharers }: DecisionProps) {
  const t = useWords()
  const act = useAct(decideLateJoin)
  const today = (currentMe().today ?? '') as string
  const start: Values = { instead: 'waived', sponsor: '', number: '', day: today }
  return (
    <Sheet words={t('rounds.join_decide')} title={t('rounds.join_decide_for', { name: join.name })} kind="quiet">
      {(close) => (
        <Form<Values, typeof decideLateJoin>
          name={`join-decision-${join.id}`}
          start={start}
          act={act}
          send={({ instead, sponsor = '', number = '', day = '' }) => ({
            join: join.id,
            instead,
            sponsor: instead === 'sponsor' && sponsor ? sponsor : null,
            decision: { number, day },
          })}
          submit={t('rounds.join_decide')}
          done={close}
        >
          <ChoiceField
            name="instead"
            label={t('rounds.field.instead')}
            options={ways.map((value) => ({ value, label: t(`rounds.join_way.${value}`) }))}
          />
          <SponsorField join={join} sharers={sharers} />
          <TextField name="number" label={t('rounds.field.decision')} />
          <DayField name="day" label={t('rounds.field.decided')} max={today} />
        </Form>
      )}
    </Sheet>
  )
}

function SponsorField({ join, sharers }: DecisionProps) {
  const t = useWords()
  const { instead } = useValues<Values>()
  if (instead !== 'sponsor') return null
  const others = sharers.rows.filter(({ id }) => id !== join.participant)
  return (
    <SelectField
      name="sponsor"
      label={t('rounds.field.sponsor')}
      options={others.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
