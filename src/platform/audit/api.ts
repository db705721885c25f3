import { read } from '../action.ts'
import { currentWords } from '../i18n/words.ts'
import { type Served, serve } from '../module.ts'
import type { Day } from '../values/day.ts'
import { isId } from '../values/ids.ts'
import { readHistory } from './contract.ts'
import { type HistoryOf, historyOf } from './history.ts'

interface Asked extends Pick<HistoryOf, 'subject' | 'person' | 'name' | 'actor'> {
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** The last event of the page before. */
  readonly after?: string | undefined
  readonly size: number
}

const readPage = read('history.read', async (ctx, { from, to, after, size, ...asked }: Asked) => {
  const { events, more } = await historyOf(ctx, {
    ...asked,
    from: from as Day | undefined,
    to: to as Day | undefined,
    before: after && isId(after) ? after : undefined,
    limit: size,
  })
  // Never counted: the table is the longest of all, and nobody asks how long.
  return { rows: [...events], next: more ? (events.at(-1)?.id ?? null) : null, total: null, names: eventNames() }
})

function eventNames(): string[] {
  const keys = currentWords().keys.filter((key) => key.startsWith('event.'))
  return [...new Set(keys.map((key) => key.slice('event.'.length).replace(/_(one|other)$/, '')))].sort()
}

export const api: readonly Served[] = [serve(readHistory, readPage)]
