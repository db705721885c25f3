/** Above the open shifts: how many people look for somebody, and the way there. */
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useWords } from '#app/words.ts'
import { listCalls } from '../contract-stand-in.ts'

export function OpenCalls() {
  const t = useWords()
  const calls = useRead(listCalls, { mine: 'true' }).data?.calls ?? []
  if (calls.length === 0) return <Link href="/shifts/calls">{t('exchanges.call.list')}</Link>
  return (
    <Card tone="honey">
      <p>{t('exchanges.call.some', { count: calls.length })}</p>
      <Button kind="other" href="/shifts/calls">
        {t('exchanges.call.see_all')}
      </Button>
    </Card>
  )
}
