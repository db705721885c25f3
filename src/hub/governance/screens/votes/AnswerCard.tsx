/** Answering for one's organisation, by whatever method: on a phone, one thumb. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, LongTextField, useValues } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { answerVote, takeBasketBack } from '../../contract-votes.ts'
import { hasOptions } from '../../rules/counting/terms.ts'
import { whyNotVoteMove } from '../../rules/votes.ts'
import { AroundAnswer, type Own } from './AroundAnswer.tsx'
import { BasketSum, contentOf, Marks, sayingsOf, type Typed } from './BallotFields.tsx'
import { SecretCard } from './SecretCard.tsx'
import type { OfVote } from './Vote.tsx'

/** One card for each organisation the person may answer for. */
export function AnswerCards({ of: one }: OfVote) {
  return one.acting
    .filter(({ elector, position }) => elector && position)
    .map((own) =>
      one.secret ? <SecretCard key={own.id} of={one} own={own} /> : <AnswerCard key={own.id} of={one} own={own} />,
    )
}

function AnswerCard({ of: one, own }: OfVote & { readonly own: Own }) {
  const t = useWords()
  const act = useAct(answerVote)
  const back = useAct(takeBasketBack)
  const elector = one.electors.find(({ id }) => id === own.id)
  if (elector?.conflict || whyNotVoteMove('answer', one.state).length > 0) return null
  const before =
    one.method === 'basket' ? one.answers.findLast(({ organisation }) => organisation === own.name) : undefined
  const chosen = before?.content?.marks.map(({ option }) => option) ?? []
  const start: Typed = { says: hasOptions(one.method) ? 'marks' : '', chosen, reason: '', whatWouldHelp: '' }
  return (
    <Card title={t('governance.answer_for', { name: own.name })} action={<AroundAnswer of={one} own={own} />}>
      {elector?.delegatedTo ? (
        <p>{t('governance.delegated_to', { name: own.name, receiver: elector.delegatedTo })}</p>
      ) : null}
      {elector?.hasAnswered ? <p>{t('governance.answered_for', { name: own.name })}</p> : null}
      <Form<Typed, typeof answerVote>
        name={`vote-${one.id}-${own.id}`}
        start={start}
        act={act}
        send={(values) => ({
          vote: one.id,
          participant: own.id,
          ...contentOf(one, values),
          reason: values.reason || null,
          whatWouldHelp: values.says === 'possible_objection' ? values.whatWouldHelp : '',
        })}
        submit={t('governance.send_answer')}
        again={one.method !== 'basket'}
        beside={one.method === 'basket' ? <KeepDraft of={one} own={own} /> : null}
      >
        <ChoiceField
          name="says"
          label={t('governance.your_answer')}
          options={sayingsOf(one).map((value) => ({
            value,
            label: t(`governance.says.${value}`),
          }))}
        />
        <Marks of={one} />
        {one.method === 'basket' ? <BasketSum of={one} /> : null}
        <Reason />
      </Form>
      {one.method === 'basket' && elector?.hasAnswered ? (
        <Button kind="quiet" press={() => back.act({ vote: one.id, participant: own.id })}>
          {t('governance.take_basket_back')}
        </Button>
      ) : null}
      <Trouble of={back.error} />
    </Card>
  )
}

/** A basket may wait until one is sure; a draft counts for nothing. */
function KeepDraft({ of: one, own }: OfVote & { readonly own: Own }) {
  const t = useWords()
  const values = useValues<Typed>()
  const act = useAct(answerVote)
  const { said } = useNotices()
  if (values.says !== 'marks') return null
  const keep = async () => {
    const kept = await act.act({ vote: one.id, participant: own.id, ...contentOf(one, values), draft: true })
    if (kept) said(t('governance.basket_kept'))
  }
  return (
    <>
      <Button kind="other" press={keep} busy={act.busy} reasons={act.refusals}>
        {t('governance.basket_keep')}
      </Button>
      <Trouble of={act.refusals.length > 0 ? null : act.error} />
    </>
  )
}

/** A possible objection tells the harm and what would help; every other answer may give a reason. */
function Reason() {
  const t = useWords()
  if (useValues<Typed>().says !== 'possible_objection')
    return <LongTextField name="reason" label={t('governance.reason')} rows={2} optional />
  return (
    <>
      <p className="quiet">{t('governance.objection_hint')}</p>
      <LongTextField name="reason" label={t('governance.harm')} rows={4} />
      <LongTextField name="whatWouldHelp" label={t('governance.would_help')} rows={4} />
    </>
  )
}
