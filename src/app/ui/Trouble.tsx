import type { CallError, ErrorKind } from '../call-error.ts'
import { useWords } from '../words.ts'
import { problemWords } from './problem-words.ts'
import { Reasons } from './Reasons.tsx'

const words: Readonly<Partial<Record<ErrorKind, string>>> = {
  not_found: 'app.not_here.says',
  not_allowed: 'app.not_allowed.says',
  signed_out: 'app.signed_out.says',
  offline: 'app.offline.says',
  too_often: 'app.too_often.says',
}

/** Why an act did not work: the refusals, or that the server could not be reached. Draws nothing without an error. */
export function Trouble({ of: error }: { readonly of: CallError | null }) {
  if (!error) return null
  return (
    <div role="alert" className="trouble">
      {error.refusals.length > 0 ? <Reasons of={error.refusals} /> : <Told error={error} />}
    </div>
  )
}

function Told({ error }: { readonly error: CallError }) {
  const t = useWords()
  if (error.problems.length > 0) return <p>{error.problems.map(problemWords).join(' ')}</p>
  const known = words[error.kind]
  return (
    <>
      <p>{t(known ?? 'app.fault.says')}</p>
      {!known && error.requestId ? <p className="quiet">{t('app.request_id', { id: error.requestId })}</p> : null}
    </>
  )
}
