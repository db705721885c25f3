import { useMe } from '../session.ts'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../words.ts'
import { GatheredParts } from './GatheredParts.tsx'

/** What concerns the member now, from every module. */
export function HomeScreen() {
  const t = useWords()
  const { person } = useMe()
  return (
    <Page title={person ? t('app.hello', { name: person.name }) : t('app.home')}>
      <GatheredParts of="home" />
    </Page>
  )
}
