/** Who would pay, each up to a cap: sliding it changes everybody's share before one's eyes. */
import '@mantine/core/styles/Input.css'
import { NativeSelect, TextInput } from '@mantine/core'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { numberWords } from '#app/ui/When.tsx'
import { t as say, useWords } from '#app/words.ts'
import type { Currency } from '#platform/values/money.ts'
import type { Outcome, Pledged } from '../rules/outcome.ts'
import { figureOf, type KeyFigure, type SharingKey } from '../rules/weights.ts'
import { CapField } from './CapField.tsx'
import { amountWords, figureWords, howWords } from './round-words.ts'
import type { TrySide } from './SimulatorTerms.tsx'
import { roomyCap, type Sharers, shareOf } from './try-out.ts'

interface PayersProps extends TrySide {
  readonly sharers: Sharers
  readonly outcome: Outcome | null
  readonly currency: Currency
}

export function SimulatorPayers({ wanted, change, sharers, outcome, currency }: PayersProps) {
  const t = useWords()
  const out = sharers.rows.filter(({ id }) => !wanted.pledges.some(({ participant }) => participant === id))
  const put = (at: number, next: Pledged | null) =>
    change({ ...wanted, pledges: wanted.pledges.flatMap((one, place) => (place === at ? (next ?? []) : one)) })
  return (
    <Card title={t('rounds.who_would_pay')}>
      <ul className="sim-payers">
        {wanted.pledges.map((pledged, at) => (
          <Payer
            key={`${pledged.participant} ${pledged.mode}`}
            pledged={pledged}
            put={(next) => put(at, next)}
            most={wanted.target}
            wantedKey={wanted.key}
            sharers={sharers}
            outcome={outcome}
            currency={currency}
          />
        ))}
      </ul>
      {out.length > 0 ? (
        <NativeSelect
          label={t('rounds.add_payer')}
          value=""
          data={[{ value: '', label: t('form.choose') }, ...out.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => {
            const cap = roomyCap(wanted.target, wanted.pledges.length + 1)
            change({ ...wanted, pledges: [...wanted.pledges, shareOf(event.currentTarget.value, cap)] })
          }}
        />
      ) : null}
    </Card>
  )
}

interface PayerProps {
  readonly pledged: Pledged
  readonly put: (next: Pledged | null) => void
  readonly most: number
  readonly wantedKey: SharingKey
  readonly sharers: Sharers
  readonly outcome: Outcome | null
  readonly currency: Currency
}

function Payer({ pledged, put, most, wantedKey, sharers, outcome, currency }: PayerProps) {
  const t = useWords()
  const who = sharers.rows.find(({ id }) => id === pledged.participant)
  if (!who) return null
  const part = outcome?.parts.find((one) => one.participant === who.id && one.mode === pledged.mode)
  return (
    <li className="sim-payer">
      <div className="sim-payer-head">
        <strong>{who.name}</strong>
        <span className="sim-share">{part ? amountWords(part.net, currency) : '–'}</span>
      </div>
      <CapField
        label={t(`rounds.cap_of_${pledged.mode}`, { name: who.name })}
        unseen
        value={pledged.amount}
        most={most}
        change={(amount) => put({ ...pledged, amount })}
      />
      <p className="quiet">
        {[
          part ? howWords(part) : null,
          figureOf(wantedKey) && pledged.mode === 'share' ? figureLine(wantedKey, who.figures) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <details>
        <summary>{t('rounds.more_of_pledge')}</summary>
        <div className="sim-fields">
          <NativeSelect
            label={t('rounds.field.mode')}
            value={pledged.mode}
            data={(['share', 'fixed', 'top_up'] as const).map((value) => ({ value, label: t(`rounds.mode.${value}`) }))}
            onChange={(event) => put({ ...pledged, mode: event.currentTarget.value as Pledged['mode'] })}
          />
          <Conditions pledged={pledged} put={put} sharers={sharers} />
        </div>
        <div>
          <Button
            kind="quiet"
            icon="close"
            press={() => put(null)}
            label={t('rounds.leave_out_name', { name: who.name })}
          >
            {t('rounds.leave_out')}
          </Button>
        </div>
      </details>
    </li>
  )
}

const nameIn = {
  turnover: 'turnoverExVat',
  members: 'activeMembers',
  fte: 'staffFte',
  gross_margin: 'grossMargin',
} as const satisfies Record<KeyFigure, keyof Sharers['rows'][number]['figures']>

/** The figure the key uses, or that it is missing. */
function figureLine(key: SharingKey, figures: Sharers['rows'][number]['figures']): string | null {
  const figure = figureOf(key)
  if (!figure) return null
  const value = figures[nameIn[figure]]
  const said = value === null ? '–' : figure === 'members' ? numberWords(value) : numberWords(value / 100)
  return say('rounds.named_amount', { name: figureWords(key) ?? '', amount: said })
}

type ConditionProps = Pick<PayerProps, 'pledged' | 'put' | 'sharers'>

function Conditions({ pledged, put, sharers }: ConditionProps) {
  const t = useWords()
  const least = pledged.conditions.find((one) => one.kind === 'payers_at_least')
  const beside = pledged.conditions.find((one) => one.kind === 'with')
  const others = pledged.conditions.filter(({ kind }) => kind !== 'payers_at_least' && kind !== 'with')
  const set = (payers: number | null, participant: string | null) =>
    put({
      ...pledged,
      conditions: [
        ...others,
        ...(payers ? [{ kind: 'payers_at_least' as const, payers }] : []),
        ...(participant ? [{ kind: 'with' as const, participant }] : []),
      ],
    })
  const other = beside && 'participant' in beside ? beside.participant : null
  const payers = least && 'payers' in least ? least.payers : null
  return (
    <>
      <TextInput
        label={t('rounds.only_if_payers')}
        inputMode="numeric"
        value={payers ?? ''}
        onChange={(event) => set(Number(event.currentTarget.value.replace(/\D/g, '').slice(0, 3)) || null, other)}
      />
      <NativeSelect
        label={t('rounds.only_if_with')}
        value={other ?? ''}
        data={[
          { value: '', label: '–' },
          ...sharers.rows
            .filter(({ id }) => id !== pledged.participant)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => set(payers, event.currentTarget.value || null)}
      />
    </>
  )
}
