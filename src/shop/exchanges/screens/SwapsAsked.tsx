/** On Home: swaps that wait for the own answer. Nothing is drawn where there are none. */
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useWords } from '#app/words.ts'
import { readMySwaps } from '../contract-swap.ts'
import { SwapAnswer } from './SwapAnswer.tsx'
import { SwapAskCard } from './SwapAskCard.tsx'

const shownAtMost = 2

export function SwapsAsked() {
  const t = useWords()
  const swaps = useRead(readMySwaps, {}).data
  const proposals = swaps?.mine.flatMap(({ proposal }) =>
    proposal && proposal.state === 'pending' && !proposal.consented && proposal.whyNot.length === 0 ? [proposal] : [],
  )
  const asks = swaps?.asks.slice(0, shownAtMost) ?? []
  const waiting = proposals?.slice(0, shownAtMost) ?? []
  if (asks.length + waiting.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('exchanges.swap.home')}</h2>
      {waiting.map((proposal) => (
        <Card key={proposal.proposal} tone="honey">
          <SwapAnswer proposal={proposal} link={null} />
        </Card>
      ))}
      {asks.map((ask) => (
        <SwapAskCard key={ask.swap} ask={ask} link={null} />
      ))}
      <Link href="/shifts/swaps">{t('exchanges.swap.see_all')}</Link>
    </section>
  )
}
