/** For the staff's Today: jobs that did not work. */
import type { HomePart } from '#app/parts.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useWords } from '#app/words.ts'
import { listJobs } from './contract.ts'

function FailedJobs() {
  const t = useWords()
  const { data } = useRead(listJobs, { limit: 1 })
  const count = data ? data.failed + data.givenUp.length : 0
  if (count === 0) return null
  return (
    <Card title={t('jobs.title')} tone="honey">
      <p>{t('jobs.failed', { count })}</p>
      <Link href="/staff/jobs?state=failed">{t('jobs.look')}</Link>
    </Card>
  )
}

export const today: readonly HomePart[] = [{ order: 90, may: 'jobs.read', Part: FailedJobs }]
