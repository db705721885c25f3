/** How far a round is. */
import { useWords } from '#app/words.ts'
import type { OfRound } from './Round.tsx'
import { amountWords } from './round-words.ts'
import './rounds.css'

/** What is there, what was pledged, what is missing: a bar for the eye, amounts for everybody. */
export function RoundBar({ of: { bar, currency } }: OfRound) {
  const t = useWords()
  const whole = Math.max(1, bar.target, bar.secured + bar.confirmed)
  const parts = ['secured', 'confirmed'] as const
  return (
    <>
      <div className="round-bar" aria-hidden>
        {parts.map((part) => (
          <span key={part} data-part={part} style={{ flex: `0 0 ${(100 * bar[part]) / whole}%` }} />
        ))}
      </div>
      <dl className="round-bar-words">
        {([...parts, 'missing'] as const).map((part) => (
          <div key={part} data-part={part}>
            <dt>{t(`rounds.bar.${part}`)}</dt>
            <dd>{amountWords(bar[part], currency)}</dd>
          </div>
        ))}
      </dl>
      {bar.intended > 0 ? (
        <p className="quiet">{t('rounds.bar.intended', { amount: amountWords(bar.intended, currency) })}</p>
      ) : null}
    </>
  )
}
