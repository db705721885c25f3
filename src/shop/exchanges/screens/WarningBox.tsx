/** What must be read before a place is taken: a tick, and why the button waits for it. */
import { useState } from 'react'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'

export function useWarnings(warnings: readonly string[]) {
  const t = useWords()
  const [read, setRead] = useState(false)
  const waits: Refusal[] = warnings.length > 0 && !read ? [{ code: 'shift.warning', facts: { warnings } }] : []
  const box =
    warnings.length === 0 ? null : (
      <label className="box">
        <input type="checkbox" checked={read} onChange={(event) => setRead(event.currentTarget.checked)} />
        <span>{t('shifts.accept', { warnings: warnings.join('; ') })}</span>
      </label>
    )
  return { box, waits, accepted: read }
}
