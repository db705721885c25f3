import type { CallError } from '#app/call-error.ts'
import { Reasons } from '#app/ui/Reasons.tsx'
import { useWords } from '#app/words.ts'

/** Why a press did not work: the refusals, or that the server could not be reached. */
export function Trouble({ of: error }: { readonly of: CallError | null }) {
  const t = useWords()
  if (!error) return null
  const kind = error.kind === 'offline' || error.kind === 'too_often' ? error.kind : 'fault'
  return <div role="alert">{error.refusals.length > 0 ? <Reasons of={error.refusals} /> : t(`app.${kind}.says`)}</div>
}
