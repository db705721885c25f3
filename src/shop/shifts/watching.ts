/** Tells watchers what became of a shift, in the transaction that changed it. */
import type { ActionContext } from '#platform/action.ts'
import { watches, watchWord } from './rules/watch.ts'
import { rememberSaid, watchedShifts } from './store/watch.ts'

/** Call it after seats of these shifts were taken or freed. The same thing is never said twice in a row. */
export async function tellWatchers(ctx: ActionContext, shifts: readonly string[]): Promise<void> {
  if (shifts.length === 0) return
  const looked = await watchedShifts(ctx.db, ctx.organisation, shifts, ctx.now)
  const said = looked.flatMap((one) => {
    const word = watches(one.pattern, one) ? watchWord(one) : null
    return word === null ? [] : [{ watch: one.watch, shift: one.id, word, member: one.member, startsAt: one.startsAt }]
  })
  for (const { word, member, startsAt, shift } of said)
    ctx.notify(`shifts.watch_${word}`, member, { startsAt, link: `/shifts/${shift}` })
  await rememberSaid(ctx.db, ctx.organisation, said, ctx.now)
}
