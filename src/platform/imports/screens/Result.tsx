/** What an import brought, who did it, and the way back. */
import { useAct } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Instant } from '#platform/values/day.ts'
import { undoImport } from '../contract.ts'
import { broughtWords, type Detail } from './words.ts'

export function Result({ of: detail }: { readonly of: Detail }) {
  const t = useWords()
  const undo = useAct(undoImport)
  const applied = detail.state === 'applied'
  const facts = [
    { name: t('imports.applied_by'), value: <Done at={detail.appliedAt} by={detail.appliedBy} /> },
    ...(applied ? [] : [{ name: t('imports.undone_by'), value: <Done at={detail.undoneAt} by={detail.undoneBy} /> }]),
  ]
  return (
    <Card title={t(applied ? 'imports.done' : 'imports.taken_back')} {...(applied ? { tone: 'leaf' } : {})}>
      <ul className="import-brought">
        {broughtWords([detail]).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {detail.totals.left_out > 0 ? <p>{t('imports.were_left_out', { count: detail.totals.left_out })}</p> : null}
      <Facts of={facts} />
      {detail.undoable ? (
        <Confirm
          words={t('imports.undo')}
          title={t('imports.undo')}
          says={detail.undoDays === null ? t('imports.undo_says') : t('imports.undo_within', { days: detail.undoDays })}
          sure={t('imports.undo')}
          press={() => undo.act({ import: detail.id })}
          error={undo.error}
          kind="other"
          icon="undo"
        />
      ) : null}
    </Card>
  )
}

function Done({ at, by }: { readonly at: string | null; readonly by: string | null }) {
  const t = useWords()
  if (!at) return null
  return (
    <>
      <Moment at={at as Instant} /> · {by ?? t('imports.by_itself')}
    </>
  )
}
