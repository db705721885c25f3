/** What people look at: the ledger as a list, one set of it, the book as a file, a file held against the book. */
import { action, type Context, read, type UploadedFile } from '#platform/action.ts'
import type { WrittenValue } from '#platform/csv/write-table.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportRows } from '#platform/lists/export.ts'
import { fileOfList, readWhole } from '#platform/lists/file.ts'
import { type ListDefinition, listPage } from '#platform/lists/list.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { type Month, monthDays, monthOf } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import type * as basics from '../contract/ledger.ts'
import type * as contract from '../contract/ledger-sets.ts'
import { brokenLinks } from '../rules/chain.ts'
import { type ChainFile, chainFormat, differing, readChainFile, unsoundSets } from '../rules/chain-file.ts'
import { bookedOf } from '../store/booked.ts'
import * as store from '../store/ledger.ts'
import { entryList, lineList, type Names } from '../store/ledger-list.ts'
import { roundNames } from '../store/rounds.ts'
import { namesIn, payableIn } from './payable.ts'
import { whyNotUndo } from './undoing.ts'

type Of<C> = InputOf<C>

/** Whom or what an account can be about. */
async function namesOf(ctx: Context): Promise<Names> {
  const [payable, rounds] = await Promise.all([payableIn(ctx), roundNames(ctx.db, ctx.organisation)])
  const all = { ...namesIn(payable), ...Object.fromEntries(rounds.map(({ id, name }) => [id, name])) }
  return { [ctx.organisation]: ctx.shop.name, ...all }
}

export const readLedger = read('funding.readLedger', async (ctx, input: Of<typeof basics.readLedger>) => {
  const month = (input.month ?? monthOf(ctx.today)) as Month
  const { from, to } = monthDays(month)
  const [sets, balances, locked] = await Promise.all([
    store.setsBetween(ctx.db, ctx.organisation, from, to),
    store.readBalances(ctx.db, ctx.organisation),
    store.lockedMonths(ctx.db, ctx.organisation),
  ])
  const ids = sets.map(({ id }) => id)
  const lines = Map.groupBy(await store.linesOf(ctx.db, ctx.organisation, ids), ({ set }) => set)
  return {
    month,
    locked: locked.includes(month),
    balances,
    sets: sets.map(({ requestKey: _, bookedBy: __, ...told }) => ({
      ...told,
      lines: (lines.get(told.id) ?? []).map(({ set: ___, ...line }) => line),
    })),
  }
})

export const listEntries = read('funding.listEntries', async (ctx, asked: Of<typeof contract.listEntries>) =>
  listPage<ReplyOf<typeof contract.listEntries>['rows'][number]>(
    ctx.db,
    entryList(ctx.organisation, await namesOf(ctx)),
    asked,
  ),
)

const listFile = (
  name: string,
  list: string,
  definition: (community: Context['organisation'], names: Names) => ListDefinition,
) =>
  action(name, async (ctx, { format, ...asked }: Of<typeof contract.exportEntries>) => {
    const entries = definition(ctx.organisation, await namesOf(ctx))
    const file = await fileOfList(ctx, entries, asked, { format, name: `money.${list}_file`, fields: 'money.field' })
    ctx.record('funding.list_exported', { subject: ctx.organisation, list, format })
    return file
  })

export const exportEntries = listFile('funding.exportEntries', 'ledger', entryList)
export const exportEntryLines = listFile('funding.exportEntryLines', 'ledger_lines', lineList)

export const readEntry = read('funding.readEntry', async (ctx, input: Of<typeof contract.readEntry>) => {
  const [set] = await store.chainPart(ctx.db, ctx.organisation, [input.set])
  const row = found(set, 'entry set')
  const [lines, names, others] = await Promise.all([
    store.linesOf(ctx.db, ctx.organisation, [row.id]),
    namesOf(ctx),
    store.setsById(
      ctx.db,
      ctx.organisation,
      [row.reverses, row.reversedBy].flatMap((one) => one ?? []),
    ),
  ])
  const accounts = await ctx.accounts.accountsById([
    ...new Set([...row.approvals.map(({ account }) => account as AccountId), ...(row.bookedBy ? [row.bookedBy] : [])]),
  ])
  const booked = found(bookedOf([row], lines)[0], 'entry set')
  const numbered = (id: string | null) => others.find((one) => one.id === id) ?? null
  const { id, number, kind, day, note, bookedAt, hash } = row
  return {
    ...{ id, number, kind, day, note, bookedAt, hash },
    bookedBy: row.bookedBy ? (accounts.get(row.bookedBy)?.name ?? null) : null,
    undoes: numbered(row.reverses),
    undoneBy: numbered(row.reversedBy),
    approvals: row.approvals.map(({ account, organisation }) => ({
      name: accounts.get(account as AccountId)?.name ?? '',
      organisation: names[organisation] ?? '',
    })),
    lines: lines.map(({ set: _, ...line }) => ({
      ...line,
      aboutName: line.about === null ? null : (names[line.about] ?? '–'),
    })),
    reasons: (await whyNotUndo(ctx, booked, row.reversedBy)).map(({ code, facts }) => ({ code, facts: facts ?? {} })),
  }
})

export const readBalances = read('funding.readBalances', async (ctx, _input: object) => {
  const [balances, names] = await Promise.all([store.readBalances(ctx.db, ctx.organisation), namesOf(ctx)])
  return {
    balances: balances
      .filter(({ amount }) => amount !== 0)
      .map((one) => ({ ...one, aboutName: one.about === null ? null : (names[one.about] ?? '–') })),
  }
})

/** The whole chain, in its order. */
async function book(ctx: Context) {
  const sets = await store.chainOf(ctx.db, ctx.organisation)
  const lines = Map.groupBy(
    await store.linesOf(
      ctx.db,
      ctx.organisation,
      sets.map(({ id }) => id),
    ),
    ({ set }) => set,
  )
  return sets.map(({ id, number, kind, day, requestKey, reverses, note, approvals, hash }) => ({
    ...{ id, number, kind, day, requestKey, reverses, note, approvals },
    lines: (lines.get(id) ?? []).map(({ set: _, ...line }) => line),
    hash,
  }))
}

export const exportChain = action('funding.exportChain', async (ctx, { format }: Of<typeof contract.exportChain>) => {
  const [sets, names] = await Promise.all([book(ctx), namesOf(ctx)])
  ctx.record('funding.list_exported', { subject: ctx.organisation, list: 'chain', format })
  const name = currentWords().say(ctx.language, 'money.chain_file', { day: ctx.today }, ctx.shop)
  if (format === 'csv') return chainTable(ctx, sets, names, name)
  const told = { format: chainFormat, community: ctx.shop.name, exportedOn: ctx.today, names, sets }
  return {
    type: 'application/json',
    name: `${name}.json`,
    body: new TextEncoder().encode(`${JSON.stringify(told, null, 1)}\n`),
  }
})

const chainColumns = [
  ...(['number', 'day', 'kind', 'requestKey', 'reverses', 'note', 'approvals'] as const),
  ...(['account', 'about', 'aboutName', 'currency', 'amount', 'hash'] as const),
]

/** One row for each line; whole cents, as the hashes are taken over. Its headings are those of the JSON. */
async function chainTable(ctx: Context, sets: Awaited<ReturnType<typeof book>>, names: Names, name: string) {
  const rows = sets.flatMap(({ lines, approvals, ...set }) =>
    lines.map((line) => {
      const all: Readonly<Record<string, WrittenValue>> = {
        ...set,
        ...line,
        aboutName: line.about === null ? null : (names[line.about] ?? null),
        approvals: approvals.map(({ account, organisation }) => `${account} ${organisation}`).join('; '),
      }
      return chainColumns.map((column) => all[column] ?? null)
    }),
  )
  const typeOf = (column: string) => (column === 'number' || column === 'amount' ? 'number' : 'text')
  const wish = { format: 'csv' as const, name, zone: ctx.shop.zone, heading: (column: string) => column }
  const file = exportRows(
    chainColumns.map((column) => [column, typeOf(column)] as const),
    rows,
    wish,
  )
  return readWhole(file)
}

export const verifyChain = action('funding.verifyChain', async (ctx, input: object) => {
  const { file } = input as { readonly file: UploadedFile }
  const told = chainIn(file)
  const booked = await store.chainOf(ctx.db, ctx.organisation)
  const broken = [...new Set([...unsoundSets(told.sets), ...brokenLinks(told.sets).map(({ number }) => number)])]
  const differs = differing(told.sets, booked)
  ctx.record('funding.ledger_verified', { subject: ctx.organisation, sets: told.sets.length, broken: broken.length })
  return {
    sets: told.sets.length,
    holds: broken.length === 0 && differs.length === 0,
    broken: broken.sort((one, other) => one - other),
    differs,
    since: booked.filter(({ number }) => number > (told.sets.at(-1)?.number ?? 0)).length,
  }
})

function chainIn({ bytes }: UploadedFile): ChainFile {
  const told = readChainFile(new TextDecoder().decode(bytes))
  if (!told) refuseWith([refuse('ledger.file')])
  return found(told, 'ledger file')
}
