/** The place of remembered answers: seen, changed, forgotten; and the codes that programs use. */
import { type ActionContext, action, type Context, read } from '../action.ts'
import { listPage } from '../lists/list.ts'
import { found, NotAllowed, Refused, refuse } from '../refusal.ts'
import type { InputOf, ReplyOf } from '../route.ts'
import type { AccountId } from '../values/ids.ts'
import { choiceFor } from './answers.ts'
import type * as contract from './contract-words.ts'
import type { ImportChoice } from './kind.ts'
import { writeAnswers } from './memory-store.ts'
import { kindNamed, mayImport, ownKinds } from './registry.ts'
import { dropWord, wordList } from './word-store.ts'

type Row = ReplyOf<typeof contract.listImportWords>['rows'][number]
type Choices = Readonly<Record<string, readonly ImportChoice[]>>

/** Of the kinds of whoever asks that keep words at all. */
async function choicesByKind(ctx: Context): Promise<ReadonlyMap<string, Choices>> {
  const all = new Map<string, Choices>()
  for (const { kind, words } of ownKinds(ctx)) if (words) all.set(kind, await words.choices(ctx))
  return all
}

/** Where an answer of this kind holds: for a sender, or for all its files. */
const sourceFor = (kind: string, sender: string): string => {
  const general = kindNamed(kind).words?.source ?? kind
  return sender === '' ? general : `${general}:${sender}`
}

export const listImportWords = read('imports.words', async (ctx, asked: InputOf<typeof contract.listImportWords>) => {
  const kinds = await choicesByKind(ctx)
  const page = await listPage<Omit<Row, 'says' | 'by'> & { answeredBy: AccountId | null }>(
    ctx.db,
    wordList(ctx.organisation, [...kinds.keys()]),
    asked,
  )
  const people = await ctx.accounts.accountsById([...new Set(page.rows.flatMap(({ answeredBy }) => answeredBy ?? []))])
  const rows = page.rows.map(({ answeredBy, ...row }) => ({
    ...row,
    source: row.source.includes(':') ? row.source.slice(row.source.indexOf(':') + 1) : '',
    says: kinds.get(row.kind)?.[row.topic]?.find(({ value }) => value === row.answer)?.says ?? null,
    by: answeredBy ? (people.get(answeredBy)?.name ?? null) : null,
  }))
  return { ...page, rows }
})

export const readImportCodes = read('imports.codes', async (ctx) => {
  const kinds = await choicesByKind(ctx)
  return {
    kinds: [...kinds].map(([kind, choices]) => ({
      kind,
      topics: Object.entries(choices).map(([topic, all]) => ({
        topic,
        choices: all.map(({ value, says }) => ({ value, says: says ?? null })),
      })),
      codes: [...(kindNamed(kind).words?.codes ?? [])],
    })),
  }
})

export const setImportWord = action(
  'imports.setWord',
  async (ctx, { kind, topic, given, source, answer }: InputOf<typeof contract.setImportWord>) => {
    const choices = await mustKeepWords(ctx, kind)
    const known = choices[topic]
    if (!known) throw new Refused([refuse('import.not_asked', { topic, given })])
    const value = choiceFor(answer, known)
    if (value === null) throw new Refused([refuse('import.answer_unknown', { topic, answer })])
    await writeAnswers(ctx.db, ctx.organisation, [
      { kind, source: sourceFor(kind, source), topic, given, answer: value, now: ctx.now, by: ctx.actor.account },
    ])
    ctx.record('imports.word_set', { subject: ctx.organisation, kind, topic, given, answer: value })
    return { answer: value }
  },
)

async function mustKeepWords(ctx: ActionContext, word: string): Promise<Choices> {
  const kind = kindNamed(word)
  if (!mayImport(ctx, kind)) throw new NotAllowed(kind.may ?? 'imports.all')
  return kind.words ? kind.words.choices(ctx) : {}
}

export const forgetImportWord = action(
  'imports.forgetWord',
  async (ctx, { source, ...word }: InputOf<typeof contract.forgetImportWord>) => {
    await mustKeepWords(ctx, word.kind)
    const gone = await dropWord(ctx.db, ctx.organisation, { ...word, source: sourceFor(word.kind, source) })
    found(gone || null, 'word')
    ctx.record('imports.word_forgotten', { subject: ctx.organisation, ...word })
    return {}
  },
)
