/** A vote is planned: what is needed to ask; bounds that are not named here are those of the community. */
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, DayField, LongTextField, NumberField, SelectField, TextField, useValues } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { SentOf } from '#platform/route.ts'
import { planVote } from '../../contract-votes.ts'
import { hasOptions, type Method, plannedMethods } from '../../rules/counting/terms.ts'
import { hides } from '../../rules/votes.ts'
import { BasketFields, basketOf, startBasket } from './BasketFields.tsx'
import { type Planned, textIn } from './planned.ts'
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
  ...startWeights,
}

function sent(typed: Planned): SentOf<typeof planVote> {
  const method = typed.method as (typeof plannedMethods)[number]
  const choice =
    method === 'basket'
      ? basketOf(typed)
      : {
          seats: Number(textIn(typed, 'seats')),
          options: textIn(typed, 'options')
            .split('\n')
            .map((name) => ({ name: name.trim() }))
            .filter(({ name }) => name !== ''),
        }
  return {
    title: typed.title,
    question: textIn(typed, 'question') || null,
    method,
    hide: textIn(typed, 'hide') as (typeof hides)[number],
    closesOn: textIn(typed, 'closesOn') || null,
    aboutPersons: typed.aboutPersons,
    secret: typed.secret,
    evenFew: typed['evenFew'] === true,
    ...choice,
    ...weightsOf(typed),
  }
}

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
          <TextField name="title" label={t('governance.vote_field.title')} />
          <LongTextField name="question" label={t('governance.question')} rows={2} optional />
          <SelectField
            name="method"
            label={t('governance.vote_field.method')}
            options={plannedMethods.map((value) => ({ value, label: t(`governance.count_by.${value}`) }))}
          />
          <OptionFields />
          <DayField name="closesOn" label={t('governance.closes_on')} optional />
          <SelectField
            name="hide"
            label={t('governance.hide')}
            options={hides.map((value) => ({ value, label: t(`governance.hide_as.${value}`) }))}
          />
          <SecretFields />
          <WeightFields />
        </Form>
      )}
    </Sheet>
  )
}

/** What is chosen among: nothing where yes or no is asked, items with prices for a basket. */
function OptionFields() {
  const t = useWords()
  const method = useValues<Planned>().method as Method
  if (method === 'basket') return <BasketFields />
  if (!hasOptions(method)) return null
  return (
    <>
      <LongTextField name="options" label={t('governance.options_lines')} rows={4} />
      <NumberField name="seats" label={t('governance.seats')} />
    </>
  )
}

/** An election, or a decision about somebody, may be secret. */
function SecretFields() {
  const t = useWords()
  const { aboutPersons, secret } = useValues<Planned>()
  return (
    <>
      <CheckField name="aboutPersons" label={t('governance.about_persons')} />
      {aboutPersons ? <CheckField name="secret" label={t('governance.vote_secretly')} /> : null}
      {aboutPersons && secret ? <CheckField name="evenFew" label={t('governance.secret_anyway')} /> : null}
    </>
  )
}
