/** Who adds VAT here while nobody knows its VAT number: said where the treasurer looks, with the page that mends it. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useWords } from '#app/words.ts'
import { readUnnumbered } from '../contract/invoices.ts'
import { billingPath } from './pot-words.ts'

/** For those who see the book. Nothing is held up by it. */
export function Unnumbered() {
  const t = useWords()
  const { sellers = [] } = useRead(readUnnumbered, {}).data ?? {}
  return sellers.length === 0 ? null : (
    <Card title={t('funding.unnumbered')} tone="honey">
      {sellers.map(({ id, name, invoices }) => (
        <p key={id}>
          {t('funding.unnumbered_says', { name })}{' '}
          {invoices > 0 ? t('funding.unnumbered_count', { count: invoices }) : ''}{' '}
          <Link href={pathTo(billingPath, { participant: id })}>{t('funding.billing_of', { name })}</Link>
        </p>
      ))}
    </Card>
  )
}
