/** What a product sold for, as a line of steps; the table below it says the same. */
import { moneyWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import { type Day, dayNumber } from '#platform/values/day.ts'
import './price-chart.css'

export interface PricePoint {
  readonly cents: number
  readonly from: string
  readonly to: string | null
  readonly kind: 'regular' | 'promotion'
}

const [width, height, edge] = [640, 160, 8]

/** Left to right from the first price until today. */
export function PriceChart({ prices, today }: { readonly prices: readonly PricePoint[]; readonly today: string }) {
  const t = useWords()
  const begun = prices.filter(({ from }) => from <= today).toReversed()
  const [first] = begun
  if (!first || begun.length < 2) return null
  const [start, end] = [dayNumber(first.from as Day), dayNumber(today as Day)]
  const all = begun.map(({ cents }) => cents)
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const x = (day: string) => edge + ((dayNumber(day as Day) - start) / Math.max(1, end - start)) * (width - 2 * edge)
  const y = (cents: number) => height - edge - ((cents - least) / Math.max(1, most - least)) * (height - 2 * edge)
  const regular = begun.filter(({ kind }) => kind === 'regular')
  const path = regular.map(({ cents, from }, at) => (at === 0 ? `M${x(from)},${y(cents)}` : `H${x(from)}V${y(cents)}`))
  return (
    <svg
      className="price-chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('catalogue.chart_says', { least: moneyWords(least), most: moneyWords(most), count: begun.length })}
    >
      <path d={`${path.join('')}H${x(today)}`} className="price-chart-line" />
      {begun
        .filter(({ kind }) => kind === 'promotion')
        .map(({ cents, from, to }) => (
          <path
            key={`${from} ${cents}`}
            d={`M${x(from)},${y(cents)}H${x(to !== null && to < today ? to : today)}`}
            className="price-chart-promotion"
          />
        ))}
    </svg>
  )
}
