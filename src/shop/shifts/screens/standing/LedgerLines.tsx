/** A ledger as sentences, newest first; what was taken back later is struck through and says so. */
import { Day } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay } from '#platform/values/day.ts'
import type { readMyLedger } from '../../contract-counting.ts'
import './standing.css'

type Ledger = ReplyOf<typeof readMyLedger>

const shownAtFirst = 8

export function LedgerLines({ ledger, unit }: Pick<Ledger, 'ledger' | 'unit'>) {
  const t = useWords()
  const back = new Set(ledger.map(({ reverses }) => reverses))
  const lines = ledger.filter(({ counter }) => counter !== 'absences')
  if (lines.length === 0) return <p className="quiet">{t('shifts.standing.ledger_none')}</p>
  const line = (one: Ledger['ledger'][number]) => (
    <li key={one.id} data-back={back.has(one.id) || undefined}>
      <span>{t(one.sentence, { day: one.effectiveOn, ...one.facts })}</span>
      <span className="figures">
        {t(`shifts.standing.amount.${one.counter}`, { amount: signed(one.amount), why: unit })}
      </span>
      <span className="quiet">
        <Day day={one.effectiveOn as CalendarDay} />
        {back.has(one.id) ? ` · ${t('shifts.standing.was_taken_back')}` : ''}
      </span>
    </li>
  )
  return (
    <>
      <ul className="ledger-lines">{lines.slice(0, shownAtFirst).map(line)}</ul>
      {lines.length > shownAtFirst ? (
        <details>
          <summary>{t('shifts.standing.ledger_more', { count: lines.length - shownAtFirst })}</summary>
          <ul className="ledger-lines">{lines.slice(shownAtFirst).map(line)}</ul>
        </details>
      ) : null}
    </>
  )
}

const signed = (amount: number): string => (amount > 0 ? `+${amount}` : `${amount}`).replace('-', '−')

export function SpanLines({ spans }: Pick<Ledger, 'spans'>) {
  const t = useWords()
  return (
    <ul className="ledger-lines">
      {spans.map(({ from, to, standing }) => (
        <li key={from}>
          <span>{t(`shifts.standing.${standing}`)}</span>
          <span>
            <Day day={from as CalendarDay} /> – {to ? <Day day={to as CalendarDay} /> : t('shifts.standing.today')}
          </span>
        </li>
      ))}
    </ul>
  )
}
