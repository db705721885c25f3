/** On the home of the community: what waits for an answer of the organisations one acts for. */
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Day } from '#platform/values/day.ts'
import { readOwn } from '../contract/own.ts'
import './needs.css'
import { estimatePage, pageOf, titleOf } from './need-words.ts'

export function WaitingNeeds() {
  const t = useWords()
  return (
    <Read of={useRead(readOwn, {})}>
      {({ waiting }) =>
        waiting.length === 0 ? null : (
          <Card title={t('needs.title')} tone="honey">
            <ul className="need-list">
              {waiting.map((one) => (
                <li key={`${one.what} ${one.need} ${one.organisation}`}>
                  <Link
                    href={
                      one.estimate
                        ? pathTo(estimatePage, { estimate: one.estimate })
                        : pathTo(pageOf, { need: one.need })
                    }
                  >
                    {t(`needs.waits.${one.what}`)}
                  </Link>
                  {one.problem ? ` ${titleOf(one)}` : ''}
                  <br />
                  <span className="quiet">
                    {[
                      one.organisation,
                      one.until ? t('community.until', { day: dayWords(one.until as Day) }) : null,
                      one.names.length > 0 ? t('community.who_can', { names: one.names }) : null,
                    ]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )
      }
    </Read>
  )
}
