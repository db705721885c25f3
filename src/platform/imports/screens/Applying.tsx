/** An import that is being applied: one may leave, it goes on by itself. */
import { Card } from '#app/ui/Card.tsx'
import { Progress } from '#app/ui/Progress.tsx'
import { useWords } from '#app/words.ts'
import type { Detail } from './words.ts'

export function Applying({ of: { progress } }: { readonly of: Detail }) {
  const t = useWords()
  if (!progress) return null
  return (
    <Card>
      <Progress label={t(`imports.step.${progress.step}`, { count: progress.rows })} done={0} leave />
    </Card>
  )
}
