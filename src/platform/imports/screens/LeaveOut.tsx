import { useWords } from '#app/words.ts'

interface LeaveOutProps {
  readonly count: number
  /** False where leaving out does not help: a column is missing. */
  readonly when: boolean
  readonly chosen: boolean
  readonly choose: (chosen: boolean) => void
}

/** Going on without the rows that need mending, by a choice that says how many. */
export function LeaveOut({ count, when, chosen, choose }: LeaveOutProps) {
  const t = useWords()
  if (count === 0 || !when) return null
  return (
    <label className="box">
      <input type="checkbox" checked={chosen} onChange={(event) => choose(event.currentTarget.checked)} />
      <span>{t('imports.leave_out', { count })}</span>
    </label>
  )
}
