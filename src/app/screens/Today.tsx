import { currentMe } from '../session.ts'
import { Page } from '../ui/Page.tsx'
import { dayWords } from '../ui/When.tsx'
import { useWords } from '../words.ts'
import { FirstSteps } from './FirstSteps.tsx'
import { GatheredParts } from './GatheredParts.tsx'

/** What waits for the staff today, from every module. */
export function TodayScreen() {
  const t = useWords()
  const { today } = currentMe()
  return (
    <Page title={t('app.today')} says={today ? dayWords(today) : undefined} wide>
      <FirstSteps />
      <GatheredParts of="today" />
    </Page>
  )
}
