/** What a round comes to, as everybody may check it: whether it is met, why not, each part, each key. */
import type { ReactNode } from 'react'
import { Icon } from '#app/ui/Icon.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { t as say, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Currency } from '#platform/values/money.ts'
import type { readRound } from '../contract/rounds.ts'
import { trancheMoment } from '../rules/tranches.ts'
import { amountWords, causeWords, howWords, savingWords } from './round-words.ts'
import './rounds.css'

/** Whether the server told it, or the browser made the same sum. */
export type Told = ReplyOf<typeof readRound>['outcome']
type ToldPart = Told['parts'][number]
export type ToldSaving = Told['savings'][number]

interface OfOutcome {
  readonly of: Told
  readonly currency: Currency
}

interface VerdictProps extends OfOutcome {
  readonly take?: (saving: ToldSaving) => ReactNode
  /** The round has failed: nothing saves it any more. */
  readonly over?: boolean
}

/** Met or not, in words; the chain of causes; what would save it, the smallest change first. */
export function RoundVerdict({ of: told, currency, take, over = false }: VerdictProps) {
  const t = useWords()
  if (told.met)
    return (
      <p className="verdict" data-tone="fine">
        <Icon name="fine" />
        {t('rounds.met', { count: told.payers })}
      </p>
    )
  return (
    <div className="stack-small">
      <p className="verdict" data-tone="attention">
        <Icon name="alert" />
        {t('rounds.not_met', { why: over ? 'over' : null })}
      </p>
      <ul className="sentences">
        {told.fallen.flatMap((one) =>
          causeWords(one, currency).map((says) => <li key={`${one.participant} ${one.mode} ${says}`}>{says}</li>),
        )}
        {told.payersMissing > 0 ? <li>{t('rounds.payers_missing', { count: told.payersMissing })}</li> : null}
        {told.short > 0 ? (
          <li>
            {t('rounds.short', {
              why: told.fallen.length > 0 ? 'fell' : null,
              amount: amountWords(told.short, currency),
            })}
          </li>
        ) : null}
      </ul>
      {told.savings.length > 0 ? <Savings of={told.savings} currency={currency} take={take} over={over} /> : null}
    </div>
  )
}

interface SavingsProps {
  readonly of: readonly ToldSaving[]
  readonly currency: Currency
  readonly take: ((saving: ToldSaving) => ReactNode) | undefined
  readonly over: boolean
}

function Savings({ of: all, currency, take, over }: SavingsProps) {
  const t = useWords()
  return (
    <>
      <h3>{t('rounds.saved_by', { why: over ? 'over' : null })}</h3>
      <ul className="savings">
        {all.map((saving) => (
          <li key={`${saving.kind} ${saving.participant} ${saving.payers} ${saving.amount}`}>
            <span>{savingWords(saving, currency)}</span>
            {take?.(saving)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Each part to the cent with how it came about, and the sum. */
export function PartsTable({ of: told, currency }: OfOutcome) {
  const t = useWords()
  if (told.parts.length === 0) return <p className="quiet">{t('rounds.no_parts')}</p>
  const extra = told.parts.some(({ contingency }) => contingency > 0)
  const total = {
    participant: '',
    name: t('rounds.together'),
    net: sumOf(told.parts.map(({ net }) => net)),
    contingency: sumOf(told.parts.map(({ contingency }) => contingency)),
    says: '',
  }
  const rows = [...told.parts.map((part) => ({ ...part, says: howWords(part) })), total]
  const columns: Column<(typeof rows)[number]>[] = [
    { name: 'name', title: 'rounds.field.organisation', cell: (row) => row.name, wraps: true },
    { name: 'net', title: 'rounds.field.part', cell: (row) => amountWords(row.net, currency), right: true, line: 1 },
    { name: 'how', title: 'rounds.field.how', cell: (row) => row.says, wraps: true, line: 2 },
  ]
  if (extra)
    columns.push({
      name: 'contingency',
      title: 'rounds.field.contingency',
      cell: (row) => amountWords(row.contingency, currency),
      right: true,
      line: 3,
    })
  return (
    <Table
      rows={rows}
      columns={columns}
      rowKey={(row) => `${row.participant} ${'mode' in row ? row.mode : ''}`}
      caption={t('rounds.parts')}
    />
  )
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0)

/** What is called when: at closing, when ready for test, when delivered. */
export function TranchesTable({ of: told, currency, bp }: OfOutcome & { readonly bp: readonly number[] }) {
  const t = useWords()
  if (told.parts.length === 0 || bp.length < 2) return null
  const columns: Column<ToldPart>[] = [
    { name: 'name', title: 'rounds.field.organisation', cell: (row) => row.name },
    ...bp.map(
      (part, at): Column<ToldPart> => ({
        name: `tranche${at}`,
        title: say(`rounds.tranche.${trancheMoment(at, bp.length)}`, { number: at + 1, part: part / 10_000 }),
        cell: (row) => amountWords(row.tranches[at] ?? 0, currency),
        right: true,
        line: 2,
      }),
    ),
  ]
  return (
    <div className="figure-cards">
      <Table
        rows={told.parts.filter(({ net }) => net > 0)}
        columns={columns}
        rowKey={(row) => `${row.participant} ${row.mode}`}
        caption={t('rounds.tranches')}
      />
    </div>
  )
}

/** The same round by every key, so that nobody takes one for the only way. */
export function KeysTable({ of: told, currency, chosen }: OfOutcome & { readonly chosen: string }) {
  const t = useWords()
  const sharing = told.keys[0]?.shares ?? []
  if (sharing.length === 0) return <p className="quiet">{t('rounds.no_shares')}</p>
  if (told.keys.every(({ met }) => !met)) return <p className="quiet">{t('rounds.no_key_met')}</p>
  const columns: Column<(typeof sharing)[number]>[] = [
    { name: 'name', title: 'rounds.field.organisation', cell: (row) => row.name },
    ...told.keys.map(
      ({ key, shares }): Column<(typeof sharing)[number]> => ({
        name: key,
        title: say('rounds.key_column', { why: key === chosen ? 'chosen' : null, key: say(`rounds.key.${key}`) }),
        cell: (row) => {
          const net = shares.find(({ participant }) => participant === row.participant)?.net ?? null
          return net === null ? '–' : amountWords(net, currency)
        },
        right: true,
        line: 2,
      }),
    ),
  ]
  return (
    <div className="narrow-table figure-cards">
      <Table rows={sharing} columns={columns} rowKey={(row) => row.participant} caption={t('rounds.by_every_key')} />
    </div>
  )
}
