/** Modules that know of open tills say so here; while one is open, nothing sold there is taken away. */
import type { Context } from '#platform/action.ts'

const tills: ((ctx: Context) => Promise<boolean>)[] = []
export const registerOpenTill = (isOpen: (ctx: Context) => Promise<boolean>): void => void tills.push(isOpen)

export const anyTillOpen = async (ctx: Context): Promise<boolean> => {
  const answers = await Promise.all(tills.map((isOpen) => isOpen(ctx)))
  return answers.some(Boolean)
}
