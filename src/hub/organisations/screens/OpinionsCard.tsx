/** What people of the community say about an application; while it hangs there, one says one's own. */
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { LongTextField, SelectField } from '#app/ui/fields.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { giveOpinion } from '../contract/opinions.ts'
import { whyNotFrom } from '../rules/membership.ts'
import type { OfParticipant } from './Participant.tsx'

export function OpinionsCard({ of: one }: OfParticipant) {
  const t = useWords()
  const open = whyNotFrom('give_opinion', one.state).length === 0
  if (!open && one.opinions.length === 0) return null
  return (
    <Card title={t('community.opinions')}>
      {one.opinions.length === 0 ? <p className="quiet">{t('community.no_opinion')}</p> : null}
      <ul className="plain-list">
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
      {open && one.speaking.length > 0 ? <Say of={one} /> : null}
    </Card>
  )
}

function Say({ of: one }: OfParticipant) {
  const t = useWords()
  const act = useAct(giveOpinion)
  const start = { participant: one.speaking[0]?.id ?? '', text: '' }
  return (
    <Form<typeof start, typeof giveOpinion>
      name={`opinion-${one.id}`}
      start={start}
      act={act}
      send={(values) => ({ applicant: one.id, ...values })}
      submit={t('community.say_opinion')}
      submitKind="other"
      again
    >
      {one.speaking.length > 1 ? (
        <SelectField
          name="participant"
          label={t('community.as_from')}
          options={one.speaking.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <LongTextField name="text" label={t('community.your_opinion')} rows={2} />
    </Form>
  )
}
