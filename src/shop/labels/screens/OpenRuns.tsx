/** Prints that somebody began or made and did not tell of. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { listRuns } from '../contract-runs.ts'
import { formatWords } from './desk-words.ts'
import { runTones } from './run-words.ts'

export function OpenRuns() {
  const t = useWords()
  const runs = useRead(listRuns, {}, { everySeconds: 20 }).data?.runs ?? []
  const open = runs.filter(({ state }) => state === 'draft' || state === 'made')
  return (
    <Card title={t('labels.runs.open')} action={<Link href="/staff/labels/runs">{t('labels.runs.all')}</Link>}>
      {open.length === 0 ? (
        <p className="quiet">{t('labels.runs.none_open')}</p>
      ) : (
        <ul className="desk-runs">
          {open.map((run) => (
            <li key={run.run}>
              <Link href={pathTo('/staff/labels/runs/:run', { run: run.run })}>
                {t('labels.run.line', {
                  number: run.number,
                  count: run.labels,
                  format: formatWords(run.labelFormat, run.formatName),
                })}
              </Link>
              <Status tone={runTones[run.state]} says={t(`labels.run.state.${run.state}`)} />
              <span className="quiet">
                {run.madeBy ?? run.begunBy} <Moment at={(run.madeAt ?? run.begunAt) as Instant} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
