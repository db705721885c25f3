import { useId } from 'react'
import { useWords } from '../words.ts'

export interface ProgressProps {
  readonly label: string
  readonly done: number
  /** Unknown when left out or 0. */
  readonly total?: number
  /** Say that one may leave the page meanwhile. */
  readonly leave?: boolean
}

/** Long work: how far it is. */
export function Progress({ label, done, total = 0, leave = false }: ProgressProps) {
  const t = useWords()
  const id = useId()
  return (
    <div className="progress" role="status">
      <label htmlFor={id}>{label}</label>
      <progress id={id} {...(total > 0 ? { value: done, max: total } : {})} />
      {total > 0 ? <span className="figures quiet">{t('progress.of', { done, total })}</span> : null}
      {leave ? <p className="quiet">{t('progress.may_leave')}</p> : null}
    </div>
  )
}
