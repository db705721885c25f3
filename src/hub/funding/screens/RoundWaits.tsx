/** What of a round waits for a second person: whoever asked sees that it went somewhere, and where it goes on. */
import { useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useWords } from '#app/words.ts'
import { listWishes } from '../contract/periods.ts'
import type { OfRound } from './Round.tsx'
import { amountWords } from './round-words.ts'

type Props = OfRound & { readonly id: string }

export const RoundWaits = (props: Props) => (may('funding.see_ledger') ? <Waits {...props} /> : null)

function Waits({ of: round, id }: Props) {
  const t = useWords()
  const own = new Set([id, ...round.costs.map((cost) => cost.id)])
  const wishes = useRead(listWishes, {}).data?.wishes.filter(({ subject }) => own.has(subject)) ?? []
  if (wishes.length === 0) return null
  return (
    <Card title={t('money.approvals')}>
      <ul className="sentences">
        {wishes.map((wish) => (
          <li key={wish.id}>
            {t(`money.wish.${wish.act}`, { name: wish.about })}
            {' · '}
            <span className="figures">{amountWords(wish.amount, wish.currency)}</span>
            {wish.reason ? <span className="quiet"> · {wish.reason}</span> : null}
          </li>
        ))}
      </ul>
      <p>
        {t('money.waits_says')} <Link href="/community/money/approvals">{t('money.approvals')}</Link>
      </p>
    </Card>
  )
}
