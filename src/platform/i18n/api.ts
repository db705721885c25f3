import { type Language, read } from '../action.ts'
import { type Served, serve } from '../module.ts'
import { readWords } from './contract.ts'
import { currentWords } from './words.ts'

const readDictionary = read('messages.read', async (ctx, asked: { language: Language }) =>
  currentWords().dictionary(asked.language, ctx.shop),
)

export const api: readonly Served[] = [serve(readWords, readDictionary)]
