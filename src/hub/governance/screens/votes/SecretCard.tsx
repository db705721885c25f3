/** A secret ballot: cast once, with a receipt that only the voter has. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { castBallot } from '../../contract/secret.ts'
import { hasOptions } from '../../rules/counting/terms.ts'
import { AroundAnswer, type Own, whoIn } from './AroundAnswer.tsx'
import { contentOf, Marks, sayingsOf, type Typed } from './BallotFields.tsx'
import type { OfVote } from './Vote.tsx'

export function SecretCard({ of: one, own }: OfVote & { readonly own: Own }) {
  const t = useWords()
  const act = useAct(castBallot)
  const [receipt, setReceipt] = useState<string | null>(null)
  const elector = one.electors.find(({ id }) => id === own.id)
  if (receipt)
    return (
      <Card title={t('governance.ballot_cast')}>
        <p>{t('governance.keep_receipt')}</p>
        <p className="figures">
          <strong>{receipt}</strong>
        </p>
      </Card>
    )
  const title = own.oneself ? t('governance.your_vote') : t('governance.answer_for', { name: own.name })
  if (elector?.hasAnswered)
    return (
      <Card title={title}>
        <p>{t('governance.has_cast', { name: own.name })}</p>
      </Card>
    )
  const start: Typed = { says: hasOptions(one.method) ? 'marks' : '', chosen: [], reason: '', whatWouldHelp: '' }
  return (
    <Card title={title} action={<AroundAnswer of={one} own={own} />}>
      <p>{t('governance.cast_once')}</p>
      <Form<Typed, typeof castBallot>
        name={`ballot-${one.id}-${own.id}`}
        start={start}
        act={act}
        keep={false}
        send={(values) => ({ vote: one.id, ...whoIn(one, own), ...contentOf(one, values) })}
        submit={t('governance.cast')}
        done={(reply) => setReceipt(reply.receipt)}
      >
        <ChoiceField
          name="says"
          label={t('governance.your_answer')}
          options={sayingsOf(one).map((value) => ({ value, label: t(`governance.says.${value}`) }))}
        />
        <Marks of={one} />
      </Form>
    </Card>
  )
}
