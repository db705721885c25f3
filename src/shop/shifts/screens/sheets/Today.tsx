/** For the staff's Today: sheets that are open now, and those nobody validated. Nothing is drawn where there are none. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { slotWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { listSheets } from '../../contract-sheets.ts'
import { useWaitingSheets } from './kept-sheets.ts'
import './sheets.css'

const shown = 5

export function SheetsToday() {
  const t = useWords()
  useWaitingSheets()
  const sheets = useRead(listSheets, { list: 'open', size: String(shown) }, { everySeconds: 300 }).data?.sheets ?? []
  if (sheets.length === 0) return null
  return (
    <Card title={t('shifts.sheet.today')}>
      <ul className="sheet-refusals">
        {sheets.map((row) => (
          <li key={`${row.startsAt} ${row.endsAt}`}>
            <Link href={row.sheet ? pathTo('/staff/sheets/:sheet', { sheet: row.sheet }) : '/staff/sheets'}>
              {slotWords(row.day as Day, row.localStart as TimeOfDay, row.localEnd as TimeOfDay)}
            </Link>{' '}
            <span className="quiet">{row.names.join(' · ')}</span>
          </li>
        ))}
      </ul>
      <Link href="/staff/sheets">{t('shifts.sheet.title')}</Link>
    </Card>
  )
}
