/** Opening a round: what it costs, by which key it is shared, until when. All of it holds from then on. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe, may } from '#app/session.ts'
import { Form } from '#app/ui/Form.tsx'
import {
  CheckField,
  ChecksField,
  DayField,
  MoneyField,
  NumberField,
  SelectField,
  TextField,
  useValues,
} from '#app/ui/fields.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import { readFundable } from '../contract/estimates.ts'
import { draftRound, openRound } from '../contract/rounds.ts'
import { readSharers } from '../contract/sharers.ts'
import { estimateOutlivesDays } from '../rules/rounds.ts'
import { figures, namedKeys } from '../rules/weights.ts'
import { keyOf } from './key-choice.ts'
import { amountWords, roundPath, roundsPath } from './round-words.ts'
import type { Sharers } from './try-out.ts'
import './rounds.css'

export function OpenRoundScreen() {
  const t = useWords()
  const fundable = useRead(readFundable, {})
  const steers = may('community.steer')
  return (
    <Page
      title={t(steers ? 'rounds.open_round' : 'rounds.draft_round')}
      says={t(steers ? 'rounds.open_says' : 'rounds.draft_says')}
      back={{ href: roundsPath, says: t('rounds.title') }}
      read={useRead(readSharers, {})}
    >
      {(sharers) => (
        <Read of={fundable}>
          {({ estimates }) =>
            steers ? (
              <Opening sharers={sharers} estimates={estimates} act={openRound} words="rounds.open_round" />
            ) : (
              <Opening sharers={sharers} estimates={estimates} act={draftRound} words="rounds.draft_round" />
            )
          }
        </Read>
      )}
    </Page>
  )
}

type Fundable = ReplyOf<typeof readFundable>['estimates'][number]

const startOf = (sharers: Sharers, today: Day, on: Fundable | null) => {
  const deadline = addDays(today, sharers.minDays)
  return {
    on: on?.estimate ?? '',
    name: on ? nameOf(on) : '',
    target: '',
    secured: '',
    evidence: '',
    key: sharers.key as string,
    usage: false,
    equal: '50',
    by: 'turnover',
    payers: String(sharers.minPayers),
    contingency: String(sharers.contingencyBp / 100),
    tranches: sharers.tranchesBp.map((part) => part / 100).join(' '),
    deadline: deadline as string,
    estimate: addDays(deadline, estimateOutlivesDays) as string,
    provider: '',
    holder: '',
    participant: '',
    invited: [] as readonly string[],
  }
}
type Values = ReturnType<typeof startOf>

/** A round bears the problem it is about, until somebody finds a better name. */
const nameOf = ({ needs }: Fundable): string =>
  needs
    .map(({ problem }) => problem)
    .join(', ')
    .slice(0, 200)

interface OpeningProps {
  readonly sharers: Sharers
  readonly estimates: readonly Fundable[]
}

/** The core group opens a round; anybody else drafts one, and three active organisations open it by asking for it. */
function Opening({
  sharers,
  estimates,
  act: contract,
  words,
}: OpeningProps & { readonly act: typeof openRound | typeof draftRound; readonly words: string }) {
  const t = useWords()
  const address = useAddress()
  const act = useAct(contract)
  const mine = sharers.rows
    .filter((row) => row.own.includes('speak'))
    .map(({ id, name }) => ({ value: id as string, label: name }))
  const asked = address.get('estimate')
  const today = currentMe().today ?? ('1970-01-01' as Day)
  const inside = sharers.rows.filter(({ state }) => state === 'active' || state === 'observer')
  const choices = inside.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form<Values, typeof contract>
      name="open-round"
      start={startOf(sharers, today, estimates.find(({ estimate }) => estimate === asked) ?? null)}
      act={act}
      send={(values) => ({ ...sentOf(values), participant: values.participant || (mine[0]?.value ?? '') })}
      submit={t(words)}
      check={checked}
      done={({ round }) => address.go(pathTo(roundPath, { round }))}
    >
      {contract === draftRound && mine.length > 1 ? (
        <SelectField name="participant" label={t('rounds.field.organisation')} options={mine} />
      ) : null}
      <CostFields estimates={estimates} />
      <MoneyField name="secured" label={t('rounds.field.secured')} hint={t('rounds.hint.secured')} optional />
      <TextField name="evidence" label={t('rounds.field.evidence')} optional />
      <KeyFields />
      <NumberField name="payers" label={t('rounds.field.min_payers')} />
      <NumberField name="contingency" label={t('rounds.field.contingency_percent')} decimal />
      <TextField name="tranches" label={t('rounds.field.tranches')} hint={t('rounds.hint.tranches')} />
      <DayField name="deadline" label={t('rounds.field.deadline')} min={addDays(today, sharers.minDays)} />
      <ProviderFields choices={choices} />
      <SelectField
        name="holder"
        label={t('rounds.field.holder')}
        hint={t('rounds.hint.holder')}
        options={choices}
        optional
      />
      <ChecksField name="invited" label={t('rounds.field.invited')} hint={t('rounds.hint.invited')} options={choices} />
    </Form>
  )
}

/** On an estimate its cost holds, its currency, its provider and its last day; without one they are written here. */
function CostFields({ estimates }: Pick<OpeningProps, 'estimates'>) {
  const t = useWords()
  const { on } = useValues<Values>()
  const chosen = estimates.find(({ estimate }) => estimate === on)
  return (
    <>
      {estimates.length > 0 ? (
        <SelectField
          name="on"
          label={t('rounds.field.estimate')}
          hint={t('rounds.hint.on_estimate')}
          options={estimates.map((one) => ({ value: one.estimate, label: `${nameOf(one)} · ${one.providerName}` }))}
          optional
        />
      ) : null}
      <TextField name="name" label={t('rounds.field.name')} />
      {chosen ? (
        <p>
          {t('rounds.by_estimate', {
            amount: amountWords(chosen.net ?? 0, chosen.currency),
            provider: chosen.providerName,
            why: chosen.validUntil ? null : 'endless',
            day: chosen.validUntil ?? '',
          })}
        </p>
      ) : (
        <MoneyField name="target" label={t('rounds.field.target')} hint={t('rounds.hint.target')} />
      )}
    </>
  )
}

function ProviderFields({ choices }: { readonly choices: readonly { value: string; label: string }[] }) {
  const t = useWords()
  const { on } = useValues<Values>()
  if (on) return null
  return (
    <>
      <DayField name="estimate" label={t('rounds.field.estimate_until')} hint={t('rounds.hint.estimate')} />
      <SelectField name="provider" label={t('rounds.field.provider')} options={choices} optional />
    </>
  )
}

function KeyFields() {
  const t = useWords()
  const { key } = useValues<Values>()
  return (
    <>
      <SelectField
        name="key"
        label={t('rounds.field.key')}
        options={[...namedKeys, 'free'].map((value) => ({ value, label: t(`rounds.key.${value}`) }))}
      />
      {key === 'free' ? null : <CheckField name="usage" label={t('rounds.field.usage')} />}
      {key === 'two_part' ? (
        <>
          <NumberField name="equal" label={t('rounds.field.equal_percent')} />
          <SelectField
            name="by"
            label={t('rounds.field.rest_by')}
            options={figures.map((value) => ({ value, label: t(`rounds.key.${value}`) }))}
          />
        </>
      ) : null}
    </>
  )
}

/** Percents as typed, in hundredths of a percent; null where one cannot be read. */
const pointsOf = (typed: string): number | null => readMoney(typed.replace('%', '').trim())
const tranchesOf = (typed: string): (number | null)[] =>
  typed
    .split(/[\s;+/]+/)
    .filter(Boolean)
    .map(pointsOf)
const isPoints = (value: number | null): value is number => value !== null && value >= 0 && value <= 10_000

function checked(values: Values) {
  const wrong = (path: string, right: boolean, code = 'number') => (right ? [] : [{ path, code }])
  return [
    ...wrong('target', values.on !== '' || readMoney(values.target) !== null, 'money'),
    ...wrong('secured', values.secured === '' || readMoney(values.secured) !== null, 'money'),
    ...wrong('payers', /^\d{1,2}$/.test(values.payers.trim())),
    ...wrong('equal', values.key !== 'two_part' || isPoints(pointsOf(values.equal))),
    ...wrong('contingency', isPoints(pointsOf(values.contingency))),
    ...wrong('tranches', tranchesOf(values.tranches).every(isPoints)),
  ]
}

function sentOf(values: Values) {
  const secured = readMoney(values.secured) ?? cents(0)
  const among = keyOf(values.key, pointsOf(values.equal) ?? 0, values.by)
  const shared = values.usage ? { kind: 'usage' as const, among } : among
  const key = values.key === 'free' ? { kind: 'free' as const } : shared
  return {
    name: values.name,
    estimate: values.on || null,
    target: readMoney(values.target) ?? 0,
    secured: secured > 0 ? [{ source: 'other' as const, amount: secured, evidence: values.evidence || null }] : [],
    key,
    minPayers: Number(values.payers),
    contingencyBp: pointsOf(values.contingency) ?? 0,
    tranchesBp: tranchesOf(values.tranches).filter(isPoints),
    deadline: values.deadline,
    estimateValidUntil: values.on ? null : values.estimate,
    provider: values.on ? null : values.provider || null,
    holder: values.holder || null,
    invited: [...values.invited],
  }
}
