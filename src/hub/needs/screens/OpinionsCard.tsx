/** Opinions of people; never the position of an organisation. */
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField } from '#app/ui/fields.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { giveOpinion } from '../contract/needs.ts'
import type { OfNeed } from './Need.tsx'

const start = { text: '' }

export function OpinionsCard({ of: one }: OfNeed) {
  const t = useWords()
  const act = useAct(giveOpinion)
  const own = one.acting.find(({ powers }) => powers.includes('speak'))
  if (!own && one.opinions.length === 0) return null
  return (
    <Card title={t('needs.opinions')}>
      <ul className="need-list">
        {one.opinions.map((opinion) => (
          <li key={opinion.id}>
            <span className="quiet">
              {[opinion.person, opinion.organisation].filter((name) => name !== null).join(', ')} ·{' '}
              <Moment at={opinion.at as Instant} />
            </span>
            <p>{opinion.text}</p>
          </li>
        ))}
      </ul>
      {own ? (
        <Form<typeof start, typeof giveOpinion>
          name={`opinion-${one.id}`}
          start={start}
          act={act}
          send={({ text }) => ({ need: one.id, participant: own.id, text })}
          submit={t('needs.say_opinion')}
          submitKind="other"
          again
        >
          <LongTextField name="text" label={t('needs.your_opinion')} rows={2} />
        </Form>
      ) : null}
    </Card>
  )
}
