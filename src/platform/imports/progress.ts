/** How far an import has come that is being applied, for whoever looks, and whether it is to stop. Kept in the memory of
 *  this process: what an import writes is seen by nobody before all of it is there. */
import { Refused, refuse } from '../refusal.ts'

/** `reads`: rows of the file are looked at once more; `writes`: so many are written, all at once. */
export interface Progress {
  readonly step: 'waits' | 'reads' | 'writes'
  readonly rows: number
  /** Somebody stopped it: it ends at its next step, and nothing of it stays. */
  readonly stopping: boolean
}

const going = new Map<string, Progress>()

export function noteProgress(importId: string, step: Progress['step'], rows: number): void {
  stopIfAsked(importId)
  going.set(importId, { step, rows, stopping: false })
}

export const forgetProgress = (importId: string): void => void going.delete(importId)

/** Nothing is known of it before it begins, or after a restart: then it waits for its turn. */
export const progressOf = (importId: string, rows: number): Progress =>
  going.get(importId) ?? { step: 'waits', rows, stopping: false }

/** Whether it had begun here, and will stop. */
export function askToStop(importId: string): boolean {
  const now = going.get(importId)
  if (now) going.set(importId, { ...now, stopping: true })
  return now !== undefined
}

export function stopIfAsked(importId: string): void {
  if (going.get(importId)?.stopping) throw new Refused([refuse('import.stopped')])
}
