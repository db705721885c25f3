import { read } from '../action.ts'
import { currentWords } from '../i18n/words.ts'
import { type Served, serve } from '../module.ts'
import type { Day } from '../values/day.ts'
import { readHistory } from './contract.ts'
import { type HistoryOf, historyOf } from './history.ts'

type Asked = Omit<HistoryOf, 'from' | 'to'> & { readonly from?: string | undefined; readonly to?: string | undefined }

const readPage = read('history.read', async (ctx, asked: Asked) => {
  const page = await historyOf(ctx, { ...asked, from: asked.from as Day | undefined, to: asked.to as Day | undefined })
  return { events: [...page.events], more: page.more, names: eventNames() }
})

function eventNames(): string[] {
  const keys = currentWords().keys.filter((key) => key.startsWith('event.'))
  return [...new Set(keys.map((key) => key.slice('event.'.length).replace(/_(one|other)$/, '')))].sort()
}

export const api: readonly Served[] = [serve(readHistory, readPage)]
