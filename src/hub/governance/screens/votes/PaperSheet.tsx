/** An answer given on paper, typed by somebody who was there; a second person types it too. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, SelectField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { typePaper } from '../../contract/papers.ts'
import { hasOptions } from '../../rules/counting/terms.ts'
import { whyNotVoteMove } from '../../rules/votes.ts'
import { contentOf, Marks, sayingsOf, type Typed } from './BallotFields.tsx'
import type { OfVote } from './Vote.tsx'

export function PapersCard({ of: one }: OfVote) {
  const t = useWords()
  const [state, setState] = useState<string | null>(null)
  const own = one.acting.filter(({ via }) => via === null)
  if (one.secret || one.electorate === 'persons' || own.length === 0 || whyNotVoteMove('answer', one.state).length > 0)
    return null
  return (
    <Card title={t('governance.papers')}>
      <p className="quiet">{t('governance.papers_how')}</p>
      <ul>
        {one.papers.map(({ organisation, typedFor }) => (
          <li key={organisation}>
            {t(typedFor.length > 1 ? 'governance.paper_differs' : 'governance.paper_once', {
              name: organisation,
              names: typedFor,
            })}
          </li>
        ))}
      </ul>
      <p role="status">{state ? t(`governance.paper_state.${state}`) : null}</p>
      <Type of={one} own={own} told={setState} />
    </Card>
  )
}

interface TypeProps extends OfVote {
  readonly own: OfVote['of']['acting']
  readonly told: (state: string) => void
}

function Type({ of: one, own, told }: TypeProps) {
  const t = useWords()
  const act = useAct(typePaper)
  const electors = one.electors.filter(({ conflict }) => conflict === null)
  const start: Typed = {
    ...{ says: hasOptions(one.method) ? 'marks' : '', chosen: [], reason: '', whatWouldHelp: '' },
    ...{ paperOf: electors[0]?.id ?? '', typist: own[0]?.id ?? '' },
  }
  const sayings = sayingsOf(one).filter((word) => word !== 'possible_objection')
  return (
    <Sheet words={t('governance.type_paper')} title={t('governance.type_paper')} kind="quiet">
      {(close) => (
        <Form<Typed, typeof typePaper>
          name={`paper-${one.id}`}
          start={start}
          act={act}
          keep={false}
          send={(values) => ({
            vote: one.id,
            paperOf: String(values['paperOf']),
            participant: String(values['typist']),
            ...contentOf(one, values),
          })}
          submit={t('governance.type_paper')}
          done={(reply) => {
            told(reply.state)
            close()
          }}
        >
          <SelectField
            name="paperOf"
            label={t('governance.paper_of')}
            options={electors.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            name="typist"
            label={t('governance.for')}
            options={own.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <ChoiceField
            name="says"
            label={t('governance.on_paper')}
            options={sayings.map((value) => ({ value, label: t(`governance.says.${value}`) }))}
          />
          <Marks of={one} />
        </Form>
      )}
    </Sheet>
  )
}
