/** An import that is being applied: one may leave, it goes on by itself; or stop it. */
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Progress } from '#app/ui/Progress.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { stopImport } from '../contract.ts'
import type { Detail } from './words.ts'

/** Steps that are done: all rows are read once more, then all are written. */
const stepsDone = { waits: 0, reads: 0, writes: 1 } as const
const steps = 2

export function Applying({ of: { id, progress } }: { readonly of: Detail }) {
  const t = useWords()
  const stop = useAct(stopImport)
  if (!progress) return null
  const { step, rows, stopping } = progress
  return (
    <Card>
      <Progress label={t(`imports.step.${step}`, { count: rows })} done={stepsDone[step]} total={steps} leave />
      {stopping ? (
        <p role="status">{t('imports.stopping')}</p>
      ) : (
        <div className="form-act">
          <Button kind="quiet" press={async () => void (await stop.act({ import: id }))} busy={stop.busy}>
            {t('imports.stop')}
          </Button>
        </div>
      )}
      <Trouble of={stop.error} />
    </Card>
  )
}
