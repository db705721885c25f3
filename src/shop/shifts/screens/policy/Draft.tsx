/** Writing a draft: from today's rules, a preset or a draft rehearsed before; then rehearsing it. */
import { useDeferredValue, useId } from 'react'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, DayField, NumberField, useValues } from '#app/ui/fields.tsx'
import type { FormValues } from '#app/ui/form-state.ts'
import { Page, Read } from '#app/ui/Page.tsx'
import { t, useWords } from '#app/words.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { beginSimulation, readPolicy, readSimulation } from '../../contract-policy.ts'
import { type Policy, type PresetName, presets } from '../../rules/policy.ts'
import { changesFrom } from '../../rules/policy-changes.ts'
import { futures } from '../../rules/simulation.ts'
import { policyFrom, problemsOf, valuesOf } from './draft-values.ts'
import { policyPath, rehearsalPath } from './Policy.tsx'
import { RuleFields } from './RuleFields.tsx'
import { RuleDiff } from './RuleWords.tsx'

/** Names of the co-ops; they are the same in every language. */
const presetNames: Readonly<Record<PresetName, string>> = {
  bees: 'BEES coop',
  polln: 'Polln',
  la_louve: 'La Louve',
  la_cagette: 'La Cagette',
  supercoop_berlin: 'SuperCoop Berlin',
  elefan: 'L’Éléfàn',
  mila: 'MILA',
}

export function DraftScreen() {
  useWords()
  const rehearsed = useAddress().get('rehearsed') ?? ''
  const before = useRead(readSimulation, { simulation: rehearsed }, { when: rehearsed !== '' })
  return (
    <Page
      title={t('shifts.policy.draft')}
      says={t('shifts.policy.draft_says')}
      back={{ href: policyPath, says: t('shifts.policy.title') }}
      read={useRead(readPolicy, {})}
    >
      {({ today }) =>
        rehearsed === '' ? (
          <Drafting today={today as Policy} rehearsed={null} />
        ) : (
          <Read of={before}>{({ draft }) => <Drafting today={today as Policy} rehearsed={draft as Policy} />}</Read>
        )
      }
    </Page>
  )
}

function Drafting({ today, rehearsed }: { readonly today: Policy; readonly rehearsed: Policy | null }) {
  const address = useAddress()
  const start = address.get('from') ?? (rehearsed ? 'rehearsed' : 'today')
  const preset = Object.hasOwn(presets, start) ? presets[start as PresetName] : null
  const base = start === 'rehearsed' ? (rehearsed ?? today) : (preset ?? today)
  return (
    <div className="stack">
      <StartFrom start={start} rehearsed={rehearsed !== null} />
      <DraftForm key={start} name={`policy ${start} ${address.get('rehearsed') ?? ''}`} base={base} today={today} />
    </div>
  )
}

function StartFrom({ start, rehearsed }: { readonly start: string; readonly rehearsed: boolean }) {
  const address = useAddress()
  const id = useId()
  return (
    <div className="short-field">
      <label htmlFor={id}>{t('shifts.policy.start_from')}</label>
      <select
        id={id}
        className="plain-select"
        value={start}
        onChange={(event) => address.set({ from: event.currentTarget.value })}
      >
        {rehearsed ? <option value="rehearsed">{t('shifts.policy.start_rehearsed')}</option> : null}
        <option value="today">{t('shifts.policy.start_today')}</option>
        {(Object.keys(presets) as PresetName[]).map((preset) => (
          <option key={preset} value={preset}>
            {t('shifts.policy.start_preset', { name: presetNames[preset] })}
          </option>
        ))}
      </select>
      <p className="field-hint">{t('shifts.policy.start_warning')}</p>
    </div>
  )
}

interface DraftFormProps {
  readonly name: string
  readonly base: Policy
  readonly today: Policy
}

function DraftForm({ name, base, today }: DraftFormProps) {
  const address = useAddress()
  const begin = useAct(beginSimulation, {})
  const now = currentMe().today as Day
  return (
    <Form<FormValues, typeof beginSimulation>
      name={name}
      start={{ ...valuesOf(base), sort: 'replay', from: addDays(now, -365), until: now, days: '90', future: 'planned' }}
      act={begin}
      check={(values) => problemsOf(base, values)}
      send={(values) => ({
        preset: 'bees',
        changes: changesFrom(presets.bees, policyFrom(base, values)),
        sort: values['sort'] as 'replay' | 'forward',
        from: String(values['from']),
        until: String(values['until']),
        days: Number(values['days']),
        future: values['future'] as (typeof futures)[number],
      })}
      submit={t('shifts.studio.do')}
      done={({ simulation }) => address.go(pathTo(rehearsalPath, { simulation }))}
    >
      <RuleFields base={base} />
      <DiffAsTyped base={base} today={today} />
      <Period />
    </Form>
  )
}

function DiffAsTyped({ base, today }: { readonly base: Policy; readonly today: Policy }) {
  const values = useDeferredValue(useValues<FormValues>())
  return <RuleDiff title={t('shifts.policy.diff')} before={today} after={policyFrom(base, values)} />
}

const choices = (of: 'sort' | 'future', values: readonly string[]) =>
  values.map((value) => ({
    value,
    label: t(`shifts.studio.${of}.${value}`),
    hint: t(`shifts.studio.${of}_hint.${value}`),
  }))

function Period() {
  const forward = useValues<FormValues>()['sort'] === 'forward'
  return (
    <>
      <ChoiceField name="sort" label={t('shifts.studio.period')} options={choices('sort', ['replay', 'forward'])} />
      {forward ? (
        <>
          <NumberField name="days" label={t('shifts.studio.days')} hint={t('shifts.studio.days_hint')} />
          <ChoiceField name="future" label={t('shifts.studio.future')} options={choices('future', futures)} />
        </>
      ) : (
        <div className="row">
          <DayField name="from" label={t('shifts.studio.from')} />
          <DayField name="until" label={t('shifts.studio.until')} />
        </div>
      )}
    </>
  )
}
