/** Does it help? Asked a month and three months after the delivery. */

import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, LongTextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { monthWords, numberWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { giveFeedback } from '../contract/delivery.ts'
import type { NeedReply, OfNeed } from './Need.tsx'
import { areaName, pageOf, titleOf } from './need-words.ts'

export function FeedbackCard({ of: one }: OfNeed) {
  const t = useWords()
  if (one.deliveredOn === null) return null
  const own = one.feedbackAsked.filter(({ id }) =>
    one.acting.some((acting) => acting.id === id && acting.powers.includes('speak')),
  )
  return (
    <Card
      title={t('needs.does_it_help')}
      tone={own.length > 0 ? 'honey' : undefined}
      action={
        own.length > 0
          ? own.map((asked) => <Answer key={`${asked.id} ${asked.day}`} of={one} asked={asked} />)
          : undefined
      }
    >
      {one.feedback.length === 0 ? <p>{t('needs.no_feedback')}</p> : null}
      <ul className="need-list">
        {one.feedback.map((answer) => (
          <li key={`${answer.id} ${answer.day}`}>
            <strong>{answer.name}</strong> <span className="quiet">{t('needs.after_days', { days: answer.day })}</span>
            <br />
            {t(`needs.used.${answer.used}`)} · {t('needs.score', { score: answer.score })}
            {answer.defects ? <p>{answer.defects}</p> : null}
          </li>
        ))}
      </ul>
      <Uses of={one} />
      {one.defects.length > 0 ? (
        <>
          <h3>{t('needs.became_needs')}</h3>
          <ul className="need-list">
            {one.defects.map((other) => (
              <li key={other.id}>
                <Link href={pathTo(pageOf, { need: other.id })}>{titleOf(other)}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  )
}

/** What the shops' own tools counted, where they agreed to tell it. */
function Uses({ of: one }: OfNeed) {
  const t = useWords()
  if (one.uses.length === 0) return null
  return (
    <>
      <h3>{t('needs.use_counted')}</h3>
      <ul className="need-list">
        {one.uses.map(({ id, name, months }) => (
          <li key={id}>
            <strong>{name}</strong>
            <br />
            {months
              .map(({ month, times }) =>
                t('needs.used_in_month', { month: monthWords(`${month}-01` as Day), times: numberWords(times) }),
              )
              .join(' · ')}
          </li>
        ))}
      </ul>
      <p className="quiet">{t('needs.use_counted_says', { area: areaName(one.area) })}</p>
    </>
  )
}

const start = { used: 'yes', score: '4', defects: '' }

function Answer({ of: one, asked }: OfNeed & { readonly asked: NeedReply['feedbackAsked'][number] }) {
  const t = useWords()
  const act = useAct(giveFeedback)
  const title = t('needs.feedback_as', { name: asked.name, days: asked.day })
  return (
    <Sheet words={title} title={title} kind="main">
      {(close) => (
        <Form<typeof start, typeof giveFeedback>
          name={`feedback-${one.id}-${asked.day}`}
          start={start}
          act={act}
          send={({ used, score, defects }) => ({
            need: one.id,
            participant: asked.id,
            day: asked.day === 30 ? 30 : 90,
            used: used as 'yes' | 'partly' | 'no',
            score: Number(score),
            defects: defects || null,
          })}
          submit={t('needs.answer_feedback')}
          done={close}
        >
          <ChoiceField
            name="used"
            label={t('needs.is_used')}
            options={['yes', 'partly', 'no'].map((value) => ({ value, label: t(`needs.used.${value}`) }))}
          />
          <ChoiceField
            name="score"
            label={t('needs.how_well')}
            options={['0', '1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
          />
          <LongTextField
            name="defects"
            label={t('needs.what_is_wrong')}
            hint={t('needs.hint.defects')}
            rows={2}
            optional
          />
        </Form>
      )}
    </Sheet>
  )
}
