/** Answering for one's organisation, by whatever method: on a phone, one thumb. */
import { useAct } from '#app/reading.ts'
import { currentOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, LongTextField, useValues } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { t, useWords } from '#app/words.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import { dayIn } from '#platform/values/zone.ts'
import { answerVote, takeBasketBack } from '../../contract/votes-answering.ts'
import { drawsLots, hasOptions } from '../../rules/counting/terms.ts'
import { whyNotVoteMove } from '../../rules/votes.ts'
import { AroundAnswer, type Own, whoIn } from './AroundAnswer.tsx'
import { BasketSum, contentOf, Marks, sayingsOf, type Typed } from './BallotFields.tsx'
import { OpinionCard } from './Opinions.tsx'
import { SecretCard } from './SecretCard.tsx'
import type { OfVote } from './Vote.tsx'
import { sayingIn } from './vote-words.ts'

/** As one's organisation or as oneself: one card for each in whose name the person may speak. */
export function AnswerCards({ of: one }: OfVote) {
  const t = useWords()
  if (whyNotVoteMove('answer', one.state).length > 0) return null
  const names = one.acting.map((own) => ({
    value: own.id,
    label: own.oneself ? t('governance.as_myself') : t(nameKey(own), { name: own.name }),
    show: () => <Answering of={one} own={own} />,
  }))
  const myself = { value: 'myself', label: t('governance.as_myself'), show: () => <OpinionCard of={one} /> }
  const all = one.mayThink ? [...names, myself] : names
  if (all.length > 1) return <Tabs name="as" label={t('governance.as_whom')} of={all} />
  return all[0]?.show() ?? null
}

const nameKey = ({ via }: Own): string => (via === null ? 'governance.as_organisation' : 'governance.in_place_of')

/** Its answer, or why there is none to give. */
function Answering({ of: one, own }: OfVote & { readonly own: Own }) {
  const no = whyNotHere(one, own)
  if (no.length > 0)
    return (
      <Card title={titleFor(own)}>
        <Reasons of={no} />
      </Card>
    )
  return one.secret ? <SecretCard of={one} own={own} /> : <AnswerCard of={one} own={own} />
}

function whyNotHere(one: OfVote['of'], own: Own): Refusal[] {
  const { name: organisation } = own
  if (!own.elector)
    return [
      refuse('vote.not_elector', {
        day: dayIn(one.opensAt as Instant, currentOrganisation()?.zone ?? 'UTC'),
        organisation,
      }),
    ]
  if (!own.position) return [refuse('vote.no_position', { why: 'others', organisation, names: [] })]
  const elector = one.electors.find(({ id }) => id === own.id)
  const why = elector?.interest === 'declared' ? null : (elector?.interest ?? null)
  return elector?.conflict ? [refuse('vote.conflict', { why, organisation, reason: elector.conflict })] : []
}

const titleFor = (own: Own): string =>
  own.oneself ? t('governance.your_vote') : t('governance.answer_for', { name: own.name })

function AnswerCard({ of: one, own }: OfVote & { readonly own: Own }) {
  const t = useWords()
  const act = useAct(answerVote)
  const back = useAct(takeBasketBack)
  const elector = one.electors.find(({ id }) => id === own.id)
  const before =
    one.method === 'basket' ? one.answers.findLast(({ organisation }) => organisation === own.name) : undefined
  const chosen = before?.content?.marks.map(({ option }) => option) ?? []
  const start: Typed = { says: hasOptions(one.method) ? 'marks' : '', chosen, reason: '', whatWouldHelp: '' }
  return (
    <Card title={titleFor(own)} action={<AroundAnswer of={one} own={own} />}>
      {elector?.delegatedTo ? (
        <p>
          {t('governance.delegated_to', { name: own.name, receiver: elector.delegatedTo })}{' '}
          {elector.delegatedByTheme ? t('governance.delegated_by_theme') : null}
        </p>
      ) : null}
      {elector?.hasAnswered ? <p>{t('governance.answered_for', { name: own.name })}</p> : null}
      <Form<Typed, typeof answerVote>
        name={`vote-${one.id}-${own.id}`}
        start={start}
        act={act}
        send={(values) => ({
          vote: one.id,
          ...whoIn(one, own),
          ...contentOf(one, values),
          reason: values.reason || null,
          whatWouldHelp: values.says === 'possible_objection' ? values.whatWouldHelp : '',
        })}
        submit={t('governance.send_answer')}
        again={one.method !== 'basket'}
        beside={one.method === 'basket' ? <KeepDraft of={one} own={own} /> : null}
      >
        {drawsLots(one.method) ? <p className="quiet">{t('governance.draw_hint')}</p> : null}
        <ChoiceField
          name="says"
          label={t('governance.your_answer')}
          options={sayingsOf(one).map((value) => ({
            value,
            label: sayingIn(one.method, value),
          }))}
        />
        <Marks of={one} />
        {one.method === 'basket' ? <BasketSum of={one} /> : null}
        <Reason />
      </Form>
      {one.method === 'basket' && elector?.hasAnswered ? (
        <Button kind="quiet" press={() => back.act({ vote: one.id, ...whoIn(one, own) })}>
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
    const kept = await act.act({ vote: one.id, ...whoIn(one, own), ...contentOf(one, values), draft: true })
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
