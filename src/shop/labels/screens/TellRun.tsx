/** What came out of the printer: everything, or all but some. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { tellRun } from '../contract-runs.ts'
import type { Run } from './Run.tsx'

export function TellRun({ run }: { readonly run: Run }) {
  const t = useWords()
  const tell = useAct(tellRun)
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set())
  const toggle = (label: string) => {
    const next = new Set(missing)
    if (!next.delete(label)) next.add(label)
    setMissing(next)
  }
  return (
    <Card title={t('labels.run.tell')} tone="honey">
      <div className="stack">
        <p>{t('labels.run.tell_says')}</p>
        <Trouble of={tell.error} />
        <div className="row">
          <Button icon="check" press={() => tell.act({ run: run.run })}>
            {t('labels.run.came_out')}
          </Button>
          <Sheet words={t('labels.run.some_missing')} title={t('labels.run.which_missing')} kind="other">
            {(close) => (
              <div className="stack">
                <ul className="desk-missing">
                  {run.rows.map(({ label, name, place }) => (
                    <li key={label}>
                      <label className="desk-choice">
                        <input type="checkbox" checked={missing.has(label)} onChange={() => toggle(label)} />
                        <span>
                          {name} <span className="quiet">{place}</span>
                        </span>
                      </label>
                    </li>
                  ))}
                </ul>
                <Button
                  press={async () => {
                    await tell.act({ run: run.run, missing: [...missing] })
                    close()
                  }}
                >
                  {t('labels.run.tell_missing', { count: missing.size })}
                </Button>
              </div>
            )}
          </Sheet>
          <Button kind="quiet" press={() => tell.act({ run: run.run, missing: run.rows.map(({ label }) => label) })}>
            {t('labels.run.nothing_came')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
