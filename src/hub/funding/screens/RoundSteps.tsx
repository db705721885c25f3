/** What comes next for a round, beside pledging: opening a draft, trying again after it failed, reporting a slip. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { DayField, LongTextField, MoneyField, SelectField, useValues } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import { askToOpen, openDraft, reopenRound } from '../contract/rounds.ts'
import { readSharers } from '../contract/sharers.ts'
import { reportSlip } from '../contract/slips.ts'
import { estimateOutlivesDays, type Opening, whyNotOpen, whyNotReopen } from '../rules/rounds.ts'
import type { SharingKey } from '../rules/weights.ts'
import { CloseEarly } from './CloseEarly.tsx'
import type { OfRound } from './Round.tsx'
import { amountWords, roundPath } from './round-words.ts'
import type { Sharers } from './try-out.ts'

interface StepProps extends OfRound {
  readonly id: string
}

export function RoundSteps({ of: round, id }: StepProps) {
  const sharers = useRead(readSharers, {}).data
  const steers = may('community.steer')
  if (!sharers) return null
  const own = sharers.rows.filter((row) => row.own.length > 0)
  switch (round.state) {
    case 'draft':
      return steers ? <OpenDraft of={round} id={id} minDays={sharers.minDays} /> : <AskToOpen id={id} own={own} />
    case 'open':
      return steers ? <CloseEarly of={round} id={id} minDays={sharers.minDays} /> : null
    case 'closing':
      return own.length > 0 ? <Slip of={round} id={id} own={own} /> : null
    case 'failed':
    case 'cancelled':
      return steers ? <Again of={round} id={id} minDays={sharers.minDays} /> : null
    default:
      return null
  }
}

function OpenDraft({ of: round, id, minDays }: StepProps & { readonly minDays: number }) {
  const t = useWords()
  const act = useAct(openDraft)
  const no = whyNotOpen(openingOf(round, minDays))
  return (
    <>
      <Button press={() => act.act({ round: id })} busy={act.busy} reasons={no.length > 0 ? no : act.refusals}>
        {t('rounds.open_round')}
      </Button>
      <Trouble of={act.refusals.length > 0 ? null : act.error} />
    </>
  )
}

/** As the server reads it for the core group; it opens on the day it is pressed. */
const openingOf = (round: OfRound['of'], minDays: number): Opening => ({
  state: round.state,
  target: cents(round.target),
  key: round.key as SharingKey,
  tranchesBp: round.tranchesBp,
  opensOn: currentMe().today ?? (round.opensOn as Day),
  deadline: round.deadline as Day,
  estimateValidUntil: round.estimateValidUntil as Day,
  minDays,
  asking: { noyau: true, active: round.askers.length },
})

interface OwnProps {
  readonly id: string
  readonly own: Sharers['rows']
}

const choicesOf = (own: Sharers['rows']) => own.map((row) => ({ value: row.id, label: row.name }))

/** The third active organisation that asks opens it. */
function AskToOpen({ id, own }: OwnProps) {
  const t = useWords()
  const act = useAct(askToOpen)
  const start = { participant: own[0]?.id ?? '' }
  if (own.length === 0) return null
  return (
    <Sheet words={t('rounds.ask_to_open')} title={t('rounds.ask_to_open')}>
      {(close) => (
        <Form<typeof start, typeof askToOpen>
          name={`ask-${id}`}
          start={start}
          act={act}
          send={({ participant }) => ({ round: id, participant })}
          submit={t('rounds.ask_to_open')}
          done={close}
        >
          <p>{t('rounds.ask_to_open_says')}</p>
          <SelectField name="participant" label={t('rounds.for_whom')} options={choicesOf(own)} />
        </Form>
      )}
    </Sheet>
  )
}

interface SlipValues {
  readonly [field: string]: string
  readonly participant: string
  readonly text: string
  readonly pledge: string
  readonly amount: string
}

/** In words; or with the own pledge and how it should be, so that it can be put right. */
function Slip({ of: round, id, own }: OwnProps & OfRound) {
  const t = useWords()
  const act = useAct(reportSlip)
  return (
    <Sheet words={t('rounds.report_slip')} title={t('rounds.report_slip')}>
      {(close) => (
        <Form<SlipValues, typeof reportSlip>
          name={`slip-${id}`}
          start={{ participant: own[0]?.id ?? '', text: '', pledge: '', amount: '' }}
          act={act}
          send={({ participant, text, pledge, amount }) => ({
            ...{ round: id, participant, text },
            ...(pledge ? { pledge, amount: readMoney(amount) } : {}),
          })}
          submit={t('rounds.report_slip')}
          check={({ pledge, amount }) =>
            pledge && readMoney(amount) === null ? [{ path: 'amount', code: 'money' }] : []
          }
          done={close}
        >
          <SelectField name="participant" label={t('rounds.for_whom')} options={choicesOf(own)} />
          <LongTextField name="text" label={t('rounds.slip_text')} />
          <WrongPledge of={round} />
        </Form>
      )}
    </Sheet>
  )
}

function WrongPledge({ of: round }: OfRound) {
  const t = useWords()
  const { participant, pledge } = useValues<SlipValues>()
  const own = round.pledges.filter(
    (one) => one.participant === participant && one.state === 'binding' && one.mode !== 'hours',
  )
  const words = (one: (typeof own)[number]) =>
    t('rounds.named_amount', { name: t(`rounds.mode.${one.mode}`), amount: amountWords(one.amount, round.currency) })
  return (
    <>
      <SelectField
        name="pledge"
        label={t('rounds.slip_pledge')}
        hint={t('rounds.slip_pledge_says')}
        options={own.map((one) => ({ value: one.id, label: words(one) }))}
        optional
      />
      {pledge ? <MoneyField name="amount" label={t('rounds.slip_right')} /> : null}
    </>
  )
}

/** A new round with the same terms, that names the old one; nothing of the old one is reset. */
function Again({ of: round, id, minDays }: StepProps & { readonly minDays: number }) {
  const t = useWords()
  const address = useAddress()
  const act = useAct(reopenRound)
  const first = addDays(currentMe().today ?? ('1970-01-01' as Day), minDays)
  const start = { deadline: first as string, validUntil: '' }
  // figures without an estimate hold as long as the new round needs
  const plain = round.estimate === null
  const valid = plain ? addDays(first, estimateOutlivesDays) : (round.estimateValidUntil as Day)
  const again: Opening = { ...openingOf(round, minDays), state: 'draft', deadline: first, estimateValidUntil: valid }
  return (
    <Sheet words={t('rounds.again')} title={t('rounds.again')} reasons={[...whyNotReopen(round), ...whyNotOpen(again)]}>
      {() => (
        <Form<typeof start, typeof reopenRound>
          name={`again-${id}`}
          start={start}
          act={act}
          send={({ deadline, validUntil }) => ({ round: id, deadline, estimateValidUntil: validUntil || null })}
          submit={t('rounds.again')}
          done={({ reopened }) => address.go(pathTo(roundPath, { round: reopened }))}
        >
          <p>{t('rounds.again_says')}</p>
          <DayField name="deadline" label={t('rounds.field.deadline')} min={first} />
          {plain ? <DayField name="validUntil" label={t('rounds.field.estimate_until')} min={first} optional /> : null}
        </Form>
      )}
    </Sheet>
  )
}
