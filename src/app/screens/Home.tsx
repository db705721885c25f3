import { useMe } from '../session.ts'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../words.ts'
import { GatheredParts } from './GatheredParts.tsx'
import { useCalledName } from './gathered.ts'

/** What concerns the member now, from every module. */
export function HomeScreen() {
  const t = useWords()
  const { person } = useMe()
  const called = useCalledName() ?? firstWord(person?.name ?? '')
  return (
    <Page title={called ? t('app.hello', { name: called }) : t('app.home')}>
      <GatheredParts of="home" />
    </Page>
  )
}

const firstWord = (name: string): string => name.trim().split(/\s+/)[0] ?? ''
