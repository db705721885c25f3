import { useEffect, useState } from 'react'
import { useWords } from '../words.ts'

const slowMilliseconds = 2500

/** The shape of what is coming; after a while also a word. */
export function PageSkeleton({ lines = 5 }: { readonly lines?: number }) {
  const t = useWords()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowMilliseconds)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="skeleton" aria-busy="true">
      {Array.from({ length: lines }, (_unused, line) => (
        <div key={String(line)} className="skeleton-line" />
      ))}
      <p role="status" className={slow ? 'quiet' : 'unseen'}>
        {slow ? t('app.still_loading') : t('app.loading')}
      </p>
    </div>
  )
}
