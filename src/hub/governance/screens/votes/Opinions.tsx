/** What persons think themselves, beside the answers of their organisations: shown, and without effect. */
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import { giveOpinion } from '../../contract/opinions.ts'
import { hasOptions } from '../../rules/counting/terms.ts'
import { contentOf, Marks, sayingsOf, type Typed } from './BallotFields.tsx'
import type { OfVote } from './Vote.tsx'
import { exact, optionName, saidIn } from './vote-words.ts'

export function OpinionCard({ of: one }: OfVote) {
  const t = useWords()
  const act = useAct(giveOpinion)
  const start: Typed = { says: hasOptions(one.method) ? 'marks' : '', chosen: [], reason: '', whatWouldHelp: '' }
  return (
    <Card title={t('governance.your_opinion')}>
      <p className="quiet">{t('governance.opinion_hint')}</p>
      {one.ownOpinion ? <p>{t('governance.opinion_now', { says: saidIn(one.method, one.ownOpinion) })}</p> : null}
      <Form<Typed, typeof giveOpinion>
        name={`opinion-${one.id}`}
        start={start}
        act={act}
        send={(values) => ({ vote: one.id, ...contentOf(one, values) })}
        submit={t('governance.send_opinion')}
        again
      >
        <ChoiceField
          name="says"
          label={t('governance.your_opinion')}
          options={sayingsOf(one).map((value) => ({ value, label: t(`governance.says.${value}`) }))}
        />
        <Marks of={one} />
      </Form>
    </Card>
  )
}

export function OpinionsCard({ of: { opinions, method } }: OfVote) {
  const t = useWords()
  if (!opinions) return null
  return (
    <Card title={t('governance.opinions')}>
      <p className="quiet">{t('governance.opinions_count', { people: opinions.people })}</p>
      <Facts
        of={[
          ...opinions.lines.map(({ option, score }) => ({ name: optionName(method, option), value: exact(score) })),
          { name: t('governance.says.abstain'), value: String(opinions.abstained) },
        ]}
      />
    </Card>
  )
}
