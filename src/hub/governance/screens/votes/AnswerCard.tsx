/** Answering for one's organisation, by whatever method: on a phone, one thumb. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChecksField, ChoiceField, LongTextField, NumberField, SelectField, useValues } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { moneyWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { cents } from '#platform/values/money.ts'
import { answerVote, declareConflict, delegateVote, endDelegation, takeBasketBack } from '../../contract-votes.ts'
import { type Content, consentAnswers, hasOptions } from '../../rules/counting/terms.ts'
import { whyNotVoteMove } from '../../rules/votes.ts'
import { SecretCard } from './SecretCard.tsx'
import type { OfVote } from './Vote.tsx'

export type Own = OfVote['of']['acting'][number]

/** One card for each organisation the person may answer for. */
export function AnswerCards({ of: one }: OfVote) {
  return one.acting
    .filter(({ elector, position }) => elector && position)
    .map((own) =>
      one.secret ? <SecretCard key={own.id} of={one} own={own} /> : <AnswerCard key={own.id} of={one} own={own} />,
    )
}

export interface Typed {
  readonly says: string
  readonly chosen: readonly string[]
  readonly reason: string
  readonly whatWouldHelp: string
  readonly [field: string]: string | readonly string[]
}

function AnswerCard({ of: one, own }: OfVote & { readonly own: Own }) {
  const t = useWords()
  const act = useAct(answerVote)
  const back = useAct(takeBasketBack)
  const elector = one.electors.find(({ id }) => id === own.id)
  if (elector?.conflict || whyNotVoteMove('answer', one.state).length > 0) return null
  const start: Typed = { says: hasOptions(one.method) ? 'marks' : '', chosen: [], reason: '', whatWouldHelp: '' }
  return (
    <Card
      title={t('governance.answer_for', { name: own.name })}
      action={
        own.via === null ? (
          <>
            <Delegate of={one} own={own} />
            <Conflict of={one} own={own} />
          </>
        ) : null
      }
    >
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
        again
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

const yesOrNo = ['yes', 'no', 'abstain'] as const
const withOptions = ['marks', 'none', 'abstain'] as const

export function sayingsOf({ method }: OfVote['of']): readonly Content['says'][] {
  if (method === 'consent') return [...consentAnswers, 'abstain']
  return hasOptions(method) ? withOptions : yesOrNo
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

const picks = (method: string): boolean => method === 'approval' || method === 'basket'

export function Marks({ of: one }: OfVote) {
  const t = useWords()
  const values = useValues<Typed>()
  if (!hasOptions(one.method) || values.says !== 'marks') return null
  if (picks(one.method))
    return (
      <ChecksField
        name="chosen"
        label={t('governance.chosen')}
        options={one.options.map(({ name, meaning, cost }) => ({
          value: name,
          label: cost > 0 ? `${name} · ${moneyWords(cents(cost))}` : name,
          ...(meaning ? { hint: meaning } : {}),
        }))}
      />
    )
  const hint =
    one.method === 'dots'
      ? t('governance.dots_hint', { budget: one.dotsBudget })
      : one.method === 'score'
        ? t('governance.score_hint', { most: one.scoreMax })
        : t('governance.rank_hint')
  return (
    <>
      <p className="quiet">{hint}</p>
      {one.options.map(({ name, meaning }, place) => (
        <NumberField key={name} name={`mark-${place}`} label={name} {...(meaning ? { hint: meaning } : {})} optional />
      ))}
    </>
  )
}

export function contentOf(
  { method, options }: OfVote['of'],
  values: Typed,
): Content & { marks: { option: string; mark: number }[] } {
  const says = values.says as Content['says']
  if (says !== 'marks') return { says, marks: [] }
  if (picks(method)) return { says, marks: values.chosen.map((option) => ({ option, mark: 1 })) }
  return {
    says,
    marks: options.flatMap(({ name }, place) => {
      const typed = values[`mark-${place}`]
      return typeof typed === 'string' && typed !== '' ? [{ option: name, mark: Number(typed) }] : []
    }),
  }
}

export function Delegate({ of: one, own }: OfVote & { readonly own: Own }) {
  const t = useWords()
  const give = useAct(delegateVote)
  const end = useAct(endDelegation)
  const others = one.electors.filter(({ id, conflict }) => id !== own.id && conflict === null)
  const elector = one.electors.find(({ id }) => id === own.id)
  if (elector?.delegatedTo)
    return (
      <>
        <Button kind="quiet" press={() => end.act({ vote: one.id, participant: own.id })}>
          {t('governance.end_delegation')}
        </Button>
        <Trouble of={end.error} />
      </>
    )
  if (elector?.hasAnswered || others.length === 0) return null
  const start = { receiver: others[0]?.id ?? '' }
  return (
    <Sheet words={t('governance.delegate')} title={t('governance.delegate')} kind="quiet">
      {(close) => (
        <Form<typeof start, typeof delegateVote>
          name={`delegate-${one.id}-${own.id}`}
          start={start}
          act={give}
          send={({ receiver }) => ({ vote: one.id, participant: own.id, receiver })}
          submit={t('governance.delegate')}
          done={close}
        >
          <SelectField
            name="receiver"
            label={t('governance.receiver')}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form>
      )}
    </Sheet>
  )
}

const startConflict = { reason: '' }

export function Conflict({ of: one, own }: OfVote & { readonly own: Own }) {
  const t = useWords()
  const act = useAct(declareConflict)
  return (
    <Sheet words={t('governance.declare_conflict')} title={t('governance.declare_conflict')} kind="quiet">
      {(close) => (
        <Form<typeof startConflict, typeof declareConflict>
          name={`conflict-${one.id}-${own.id}`}
          start={startConflict}
          act={act}
          send={({ reason }) => ({ vote: one.id, participant: own.id, reason })}
          submit={t('governance.declare_conflict')}
          done={close}
        >
          <LongTextField name="reason" label={t('governance.conflict_why')} rows={2} />
        </Form>
      )}
    </Sheet>
  )
}
