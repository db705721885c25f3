/** A vote is planned: what is needed to ask; bounds that are not named here are those of the community. */
import { useAct, useRead } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { DayField, LongTextField, NumberField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { SentOf } from '#platform/route.ts'
import { readElectorate } from '../../contract/recounts.ts'
import { changeVote, planVote } from '../../contract/votes-planning.ts'
import { drawsLots, hasOptions, type Method, plannedMethods, tieRules } from '../../rules/counting/terms.ts'
import { hides } from '../../rules/votes.ts'
import { optionsIn, typedOptions } from '../option-lines.ts'
import { BasketFields, basketOf, startBasket, typedBasket } from './BasketFields.tsx'
import { ElectorFields, electorsOf, SecretFields, startElectors } from './ElectorFields.tsx'
import { type Planned, textIn } from './planned.ts'
import type { OfVote } from './Vote.tsx'
import { startWeights, WeightFields, weightsOf } from './WeightFields.tsx'

const start: Planned = {
  title: '',
  question: '',
  method: 'majority',
  options: '',
  seats: '1',
  closesOn: '',
  hide: 'none',
  aboutPersons: false,
  secret: false,
  evenFew: false,
  ...startBasket,
  tieRule: '',
  ...startElectors,
  ...startWeights,
}

const namesIn = (typed: Planned): string[] => optionsIn(textIn(typed, 'options')).map(({ name }) => name)

function asked(typed: Planned) {
  const method = typed.method as (typeof plannedMethods)[number]
  const choice =
    method === 'basket'
      ? basketOf(typed)
      : {
          seats: Number(textIn(typed, 'seats')),
          options: (hasOptions(method) ? optionsIn(textIn(typed, 'options')) : []).map((option, place) => ({
            ...option,
            participant: (typed.aboutPersons && textIn(typed, `from-${place}`)) || null,
          })),
        }
  return {
    title: typed.title,
    question: textIn(typed, 'question') || null,
    method,
    hide: textIn(typed, 'hide') as (typeof hides)[number],
    tieRule: tieRules.find((rule) => rule === typed['tieRule']) ?? null,
    ...choice,
  }
}

const sent = (typed: Planned): SentOf<typeof planVote> => ({
  ...asked(typed),
  closesOn: textIn(typed, 'closesOn') || null,
  aboutPersons: typed.aboutPersons,
  secret: typed.secret,
  evenFew: typed['evenFew'] === true,
  ...electorsOf(typed),
  ...weightsOf(typed),
})

export function PlanVote() {
  const t = useWords()
  const act = useAct(planVote)
  return (
    <Sheet words={t('governance.plan_vote')} title={t('governance.plan_vote')} kind="main" icon="plus">
      {(close) => (
        <Form<Planned, typeof planVote>
          name="plan-vote"
          start={start}
          act={act}
          send={sent}
          submit={t('governance.plan_vote')}
          done={close}
        >
          <AskedFields />
          <DayField name="closesOn" label={t('governance.closes_on')} optional />
          <ElectorFields />
          <SecretFields refused={act.refusals} />
          <WeightFields />
        </Form>
      )}
    </Sheet>
  )
}

/** Until the first ballot all that is asked may be written anew. */
export function ChangeVote({ of: one }: OfVote) {
  const t = useWords()
  const act = useAct(changeVote)
  const money = one.method === 'basket'
  const now: Planned = {
    ...start,
    ...{ title: one.title, question: one.question ?? '', method: one.method, hide: one.hide, tieRule: one.tieRule },
    ...{ options: money ? '' : typedOptions(one.options), seats: String(one.seats) },
    ...(money ? typedBasket(one) : {}),
    aboutPersons: one.aboutPersons,
    ...Object.fromEntries(one.options.map(({ participant }, place) => [`from-${place}`, participant ?? ''])),
  }
  return (
    <Sheet words={t('governance.change_vote')} title={t('governance.change_vote')} kind="quiet">
      {(close) => (
        <Form<Planned, typeof changeVote>
          name={`change-${one.id}`}
          start={now}
          act={act}
          send={(typed) => ({ vote: one.id, quorumBp: drawsLots(one.method) ? null : one.quorumBp, ...asked(typed) })}
          submit={t('governance.change_vote')}
          done={close}
        >
          <p className="quiet">{t('governance.change_until')}</p>
          <AskedFields />
        </Form>
      )}
    </Sheet>
  )
}

function AskedFields() {
  const t = useWords()
  return (
    <>
      <TextField name="title" label={t('governance.vote_field.title')} />
      <LongTextField name="question" label={t('governance.question')} rows={2} optional />
      <SelectField
        name="method"
        label={t('governance.vote_field.method')}
        options={plannedMethods.map((value) => ({ value, label: t(`governance.count_by.${value}`) }))}
      />
      <OptionFields />
      <SelectField
        name="hide"
        label={t('governance.hide')}
        options={hides.map((value) => ({ value, label: t(`governance.hide_as.${value}`) }))}
      />
    </>
  )
}

/** What is chosen among: nothing where yes or no is asked, items with prices for a basket. */
function OptionFields() {
  const t = useWords()
  const method = useValues<Planned>().method as Method
  if (method === 'basket') return <BasketFields />
  if (drawsLots(method))
    return <NumberField name="seats" label={t('governance.draw_seats')} hint={t('governance.draw_how')} />
  if (!hasOptions(method)) return null
  return (
    <>
      <LongTextField
        name="options"
        label={t('governance.options_lines')}
        hint={t('governance.options_hint')}
        rows={4}
      />
      <CandidateFields />
      <NumberField name="seats" label={t('governance.seats')} />
      <SelectField
        name="tieRule"
        label={t('governance.vote_field.tieRule')}
        options={['', ...tieRules].map((value) => ({ value, label: t(`governance.tie_rule.${value || 'as_usual'}`) }))}
        optional
      />
    </>
  )
}

/** Where each candidate comes from: the organisation of the only one is set aside. */
function CandidateFields() {
  const t = useWords()
  const typed = useValues<Planned>()
  const names = namesIn(typed)
  const reading = useRead(readElectorate, {})
  if (!typed.aboutPersons || names.length === 0) return null
  return (
    <Read of={reading}>
      {({ organisations }) =>
        names.map((name, place) => (
          <SelectField
            key={name}
            name={`from-${place}`}
            label={t('governance.candidate_from', { name })}
            options={[
              { value: '', label: t('governance.candidate_from_nowhere') },
              ...organisations.map((one) => ({ value: one.id, label: one.name })),
            ]}
            optional
          />
        ))
      }
    </Read>
  )
}
