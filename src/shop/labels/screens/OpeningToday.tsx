/** On the staff’s Today: new prices, and labels that do not say them yet. */
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readOpening } from '../contract-shelf.ts'
import { openingWords } from './opening-words.ts'

export function OpeningToday() {
  const t = useWords()
  const reading = useRead(readOpening, {})
  if (reading.data && reading.data.rows.length === 0 && reading.data.newPrices === 0) return null
  return (
    <Card title={t('labels.opening')} action={<Link href="/staff/labels/opening">{t('labels.opening.see')}</Link>}>
      <Read of={reading}>{(opening) => <p>{openingWords(opening)}</p>}</Read>
    </Card>
  )
}
