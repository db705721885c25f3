/** Readers from a list: each with the day and the words by which they agreed. Who left, or is suppressed, stays out. */
import { takingPart } from '#hub/organisations/public.ts'
import type { ActionContext, Context, Language } from '#platform/action.ts'
import { readLine } from '#platform/imports/cells/cell.ts'
import { CellReader } from '#platform/imports/cells/cell-reader.ts'
import { readEmail } from '#platform/imports/cells/contact.ts'
import { readDay } from '#platform/imports/cells/moments.ts'
import { readLanguage } from '#platform/imports/cells/words.ts'
import type { FieldMeaning, ImportKind, ImportPlan, ImportRecord } from '#platform/imports/kind.ts'
import type { Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { randomToken } from '#platform/values/random.ts'
import { hashOf } from '../actions/subscribing.ts'
import { addressOf, whyNotImport } from '../rules/subscriber.ts'
import * as store from '../store/subscribers.ts'

const words = (text: string): string[] => text.split('|').map((one) => one.trim())

const fields: readonly FieldMeaning[] = [
  {
    key: 'readerEmail',
    required: true,
    words: words('e-mail | email | courriel | adresse e-mail | e-mailadres | correo | correo electrónico | mail'),
  },
  {
    key: 'readerAgreedOn',
    required: true,
    words: words(
      'accord le | agreed on | toestemming op | einwilligung am | consentimiento el | date d’inscription | opt-in date | inscrit le | confirmed on',
    ),
  },
  {
    key: 'readerProof',
    required: true,
    words: words('preuve | proof | bewijs | nachweis | prueba | opt-in | source | origine'),
  },
  { key: 'readerLanguage', words: words('langue | language | taal | sprache | idioma | lang') },
]

interface ReaderWrite {
  readonly email: string
  readonly hash: string
  readonly language: Language
  readonly agreedOn: Day
  readonly proof: string
}

async function plan(ctx: Context, records: readonly ImportRecord[]): Promise<ImportPlan<ReaderWrite>> {
  await takingPart(ctx)
  const read = records.map((record) => {
    const cells = new CellReader(record)
    const email = cells.read('readerEmail', readEmail)
    return {
      ...{ cells, email, line: record.line, hash: email === null ? null : hashOf(email) },
      agreedOn: cells.read('readerAgreedOn', readDay),
      proof: cells.read('readerProof', readLine),
      language: cells.read('readerLanguage', readLanguage) ?? ctx.shop.language,
    }
  })
  const known = new Map(
    (
      await store.statesOf(
        ctx.db,
        ctx.organisation,
        read.flatMap(({ hash }) => hash ?? []),
      )
    ).map(({ hash, state }) => [hash, state] as const),
  )
  const seen = new Set<string>()
  const rows = read.map(({ cells, email, line, hash, agreedOn, proof, language }) => {
    const state = hash === null ? null : (known.get(hash) ?? null)
    for (const { code, facts, field } of whyNotImport({ email, agreedOn, proof, state, today: ctx.today }))
      cells.tell(code, facts, 'error', field)
    const row = { line, label: email ?? '–', problems: cells.problems, changes: [] }
    const faulty = cells.problems.some(({ severity }) => severity === 'error')
    if (faulty || email === null || hash === null || agreedOn === null || proof === null)
      return { ...row, outcome: 'faulty' as const, row: null }
    if (state !== null || seen.has(hash)) return { ...row, outcome: 'same' as const, row: null }
    seen.add(hash)
    const write = { email: addressOf(email), hash, language, agreedOn, proof }
    return { ...row, outcome: 'create' as const, row: write }
  })
  return { rows }
}

async function apply(ctx: ActionContext, { rows }: ImportPlan<ReaderWrite>, importId: string) {
  const made = rows.flatMap(({ row, outcome }) => (row && outcome === 'create' ? [row] : []))
  const all = made.map((row) => ({ ...row, id: newId(), token: randomToken() }))
  const subscribers = await store.writeImported(ctx.db, ctx.organisation, importId, all, ctx.now)
  if (subscribers > 0) ctx.record('communication.subscribers_imported', { import: importId, count: subscribers })
  return { subscribers }
}

/** Whoever left meanwhile, or is suppressed, stays known: nothing brings them back. */
async function undo(ctx: ActionContext, importId: string): Promise<void> {
  const count = await store.dropImported(ctx.db, ctx.organisation, importId)
  ctx.record('communication.import_undone', { import: importId, count })
}

export const subscribers: ImportKind<ReaderWrite> = {
  kind: 'subscribers',
  may: 'news.edit',
  undoDays: 30,
  fields,
  parentFields: fields.map(({ key }) => key),
  recognise: (_table, { confidence }) => {
    const sure = (key: string): boolean => (confidence[key] ?? 0) > 0.8
    return sure('readerEmail') && sure('readerAgreedOn') && sure('readerProof') ? 0.95 : 0
  },
  plan,
  apply,
  undo,
}
