/** How far an import has come that is being applied, for whoever looks. Kept in the memory of this process: what an import
 *  writes is seen by nobody before all of it is there. */

/** `reads`: rows of the file are looked at once more; `writes`: so many are written, all at once. */
export interface Progress {
  readonly step: 'waits' | 'reads' | 'writes'
  readonly rows: number
}

const going = new Map<string, Progress>()

export const noteProgress = (importId: string, progress: Progress): void => void going.set(importId, progress)
export const forgetProgress = (importId: string): void => void going.delete(importId)

/** Nothing is known of it before it begins, or after a restart: then it waits for its turn. */
export const progressOf = (importId: string, rows: number): Progress => going.get(importId) ?? { step: 'waits', rows }
