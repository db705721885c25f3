/** The way to what stands on invoices: of one's own organisations, and for the treasurer of all. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { may, useOrganisation } from '#app/session.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readSharers } from '../contract/sharers.ts'
import { billingPath } from './pot-words.ts'

export function BillingLinks() {
  const t = useWords()
  const community = useOrganisation()
  const books = may('funding.book')
  const reading = useRead(readSharers, {})
  return (
    <Read of={reading}>
      {({ rows }) => {
        const own = rows.filter((row) => books || row.own.length > 0)
        const all = books && community ? [{ id: community.id as string, name: community.name }, ...own] : own
        return all.length === 0 ? null : (
          <Card title={t('funding.billing')}>
            <p>{t('funding.billing_says')}</p>
            <ul className="plain-list">
              {all.map(({ id, name }) => (
                <li key={id}>
                  <Link href={pathTo(billingPath, { participant: id })}>{name}</Link>
                </li>
              ))}
            </ul>
          </Card>
        )
      }}
    </Read>
  )
}
