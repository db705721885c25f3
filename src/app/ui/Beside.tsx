/** A version that somebody wrote while another one was written: who wrote it, what differs, and the way to one text. */
import type { ReactNode } from 'react'
import { useWords } from '../words.ts'
import './beside.css'

interface BesideProps {
  readonly version: number
  readonly by: string | null
  /** What differs from the current version. */
  readonly children: ReactNode
  /** What one may do about it. */
  readonly acts: ReactNode
}

export function Beside({ version, by, children, acts }: BesideProps) {
  const t = useWords()
  return (
    <section className="beside">
      <p>
        <strong>{t('beside.says')}</strong>{' '}
        <span className="quiet">{t('beside.version_by', { version, by: by ?? '–' })}</span>
      </p>
      {children}
      {acts}
    </section>
  )
}
