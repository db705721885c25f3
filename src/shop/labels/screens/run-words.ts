/** States of prints as people read them. */
import type { Tone } from '#app/ui/Status.tsx'
import type { runStates } from '../contract-runs.ts'

export const runTones: Readonly<Record<(typeof runStates)[number], Tone>> = {
  draft: 'quiet',
  made: 'attention',
  succeeded: 'fine',
  partly: 'attention',
  failed: 'refused',
}
