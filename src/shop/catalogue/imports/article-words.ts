/** Words of a supplier's list as the shop knows them; what nobody knows is asked once and remembered for the supplier. */
import type { Context } from '#platform/action.ts'
import type { ImportAbout, ImportChoice, RowProblem } from '#platform/imports/kind.ts'
import { type Open, type Questions, waits } from '#platform/imports/questions.ts'
import { decimalText } from '#platform/values/decimal.ts'
import { plain, tidy } from '#platform/values/text.ts'
import { type Basics, basicsOf } from '../reads/basics-of.ts'
import { readHouses } from '../store/product.ts'
import { readSuppliers, type SupplierRow } from '../store/supplier.ts'
import type { Along, MadeAlong } from './along.ts'
import type { Article, ArticleSort, ReadArticle } from './article.ts'
import { aboutWords, choicesOf, originOf, unitOf, vatClassOf } from './known-words.ts'

export interface Said {
  readonly brand: string | null
  readonly country: string | null
  readonly zone: Article['zone']
  readonly saleUnit: string
  readonly contentUnit: string | null
  readonly vatClass: string
  readonly category: string | null
  readonly qualities: readonly string[]
  readonly deposit: string | null
}

interface Parts {
  readonly ctx: Context
  readonly basics: Basics
  readonly questions: Questions
  readonly along: MadeAlong
  readonly suppliers: readonly SupplierRow[]
  readonly brands: readonly string[]
  readonly about: ImportAbout
  readonly sort: ArticleSort
}

interface Way {
  readonly field: string
  readonly proposal?: string | null
  /** The answer holds for this file alone. */
  readonly forFile?: boolean
}

export class SaidWords {
  readonly #parts: Parts
  readonly #waiting = new Map<number, RowProblem[]>()
  readonly #brands: ReadonlyMap<string, string>

  constructor(parts: Parts) {
    this.#parts = parts
    this.#brands = new Map(parts.brands.map((name) => [plain(tidy(name)), name]))
  }

  needs(ids: readonly (string | null)[]): readonly Along[] {
    return this.#parts.along.needs(ids)
  }

  waitingFor(line: number): readonly RowProblem[] {
    return this.#waiting.get(line) ?? []
  }

  /** The answer; without one the row waits, unless something is proposed. */
  ask(
    topic: string,
    given: string,
    read: ReadArticle,
    { field, proposal = null, forFile = false }: Way,
  ): string | null {
    const { about, sort, questions } = this.#parts
    const source = forFile ? about.importId : `${sort.supplierSource}:${this.#sourceOf(read)}`
    const { line } = read.cells.record
    const open: Open = { source, topic, given, line, proposal }
    const answer = questions.ask(open)
    if (answer === null) this.#waiting.set(line, [...this.waitingFor(line), waits(open, field)])
    return answer
  }

  #sourceOf({ supplier }: ReadArticle): string {
    return supplier ?? this.#parts.about.table.sender ?? ''
  }

  /** The id of the supplier of a row: by name, or by what the file calls it; one of its own is made when that is said. */
  supplierOf(read: ReadArticle): string | null {
    const { about, sort, suppliers, questions, along } = this.#parts
    const given = this.#sourceOf(read)
    // a number is no name: the program it comes from stands before it
    const name = /^\d+$/.test(given) ? `${sort.kind.toUpperCase()} ${given}` : given
    const named = suppliers.filter((one) => !one.archived && plain(tidy(one.name)) === plain(tidy(name)))
    const { line } = read.cells.record
    const open: Open =
      given === ''
        ? { source: about.importId, topic: 'supplier', given, line }
        : { source: sort.supplierSource, topic: 'supplier', given, line, proposal: 'new' }
    const before = about.answers.of(open.source, open.topic, open.given)
    if (named.length === 1 && named[0] && (before === null || before === 'new')) return named[0].id
    const answer = questions.ask(open)
    if (answer === null) this.#waiting.set(line, [...this.waitingFor(line), waits(open, 'supplier')])
    return answer === 'new' ? along.newSupplier(name || 'New') : answer
  }

  /** Null where the row waits. */
  wordsOf(read: ReadArticle): Said | null {
    const saleUnit = this.#unit(read.unit, read, 'saleUnit') ?? 'piece'
    const contentUnit = read.content ? this.#unit(read.content.unit, read, 'contentUnit') : null
    const vatClass = this.#vat(read)
    const origin = this.#origin(read)
    const said = {
      brand: this.#brand(read),
      ...origin,
      saleUnit,
      contentUnit,
      category: this.#category(read),
      qualities: this.#qualities(read),
      deposit: this.#deposit(read),
    }
    const waiting = this.waitingFor(read.cells.record.line).length > 0
    return waiting || vatClass === null ? null : { ...said, vatClass }
  }

  #unit(text: string | null, read: ReadArticle, field: string): string | null {
    if (text === null) return null
    return (
      this.#earlier('unit', text, read) ?? unitOf(text, this.#parts.basics) ?? this.ask('unit', text, read, { field })
    )
  }

  /** What was answered before comes before what a word usually means: for this sender, else for all. */
  #earlier(topic: string, given: string, read: ReadArticle): string | null {
    const { about, sort } = this.#parts
    const source = `${sort.supplierSource}:${this.#sourceOf(read)}`
    const own = about.answers.of(source, topic, given)
    return own === null
      ? about.answers.of(sort.supplierSource, topic, given)
      : this.ask(topic, given, read, { field: topic })
  }

  #vat(read: ReadArticle): string | null {
    const { basics, ctx } = this.#parts
    const given = read.vat ?? ''
    const known = given === '' ? null : vatClassOf(read.vatMeans ?? given, basics, ctx.today)
    return this.#earlier('vat', given, read) ?? known ?? this.ask('vat', given, read, { field: 'vat' })
  }

  #brand(read: ReadArticle): string | null {
    if (read.brand === null) return null
    const earlier = this.#earlier('brand', read.brand, read)
    const known = this.#brands.get(plain(tidy(read.brand)))
    if (earlier === null && known) return known
    const answer = earlier ?? this.ask('brand', read.brand, read, { field: 'brand', proposal: 'new' })
    return answer === 'new' ? tidy(read.brand).slice(0, 120) : answer === 'none' ? null : answer
  }

  #origin(read: ReadArticle): Pick<Said, 'country' | 'zone'> {
    const nothing = { country: null, zone: null }
    if (read.origin === null) return nothing
    const earlier = this.#earlier('origin', read.origin, read)
    const known = originOf(read.origin)
    if (earlier === null && known) return known
    const answer = earlier ?? this.ask('origin', read.origin, read, { field: 'origin', proposal: 'none' })
    return (answer && answer !== 'none' && originOf(answer)) || nothing
  }

  #category(read: ReadArticle): string | null {
    const { along } = this.#parts
    if (read.group === null) return null
    const known = this.#earlier('category', read.group, read) ?? along.category(read.group)
    const proposal = read.groupIsWord ? 'new' : 'none'
    const answer = known ?? this.ask('category', read.group, read, { field: 'group', proposal })
    return answer === 'new' ? along.newCategory(read.group) : answer === 'none' ? null : answer
  }

  #qualities(read: ReadArticle): readonly string[] {
    const { along } = this.#parts
    return [
      ...new Set(
        read.qualities.flatMap((word) => {
          const proposal = /^(niet|non|nicht|kein|no)\b/i.test(word) ? 'none' : 'new'
          const answer =
            this.#earlier('quality', word, read) ??
            along.quality(word) ??
            this.ask('quality', word, read, { field: 'quality', proposal })
          if (answer === 'new') return [along.newQuality(word, 'ecological')]
          return answer && answer !== 'none' ? [answer] : []
        }),
      ),
    ]
  }

  /** Money is a deposit of that amount; a code says nothing until somebody answers. */
  #deposit(read: ReadArticle): string | null {
    const { along, basics } = this.#parts
    if (read.deposit === null) return null
    if ('code' in read.deposit) {
      const { code } = read.deposit
      const earlier = this.#earlier('deposit', code, read)
      const answer = earlier ?? this.ask('deposit', code, read, { field: 'deposit', proposal: 'none' })
      return answer === 'none' ? null : answer
    }
    const { cents } = read.deposit
    const same = [...basics.deposits.values()].filter((one) => one.cents === cents && !one.archived)
    if (same.length === 1 && same[0]) return same[0].id
    const given = decimalText(cents, 2)
    const answer = this.ask('deposit', given, read, { field: 'deposit', proposal: 'new' })
    return answer === 'new' ? along.newDeposit(given, cents) : answer === 'none' ? null : answer
  }
}

/** For the place where answers are kept. */
export async function keptChoices(ctx: Context): Promise<Record<string, readonly ImportChoice[]>> {
  const { db, organisation } = ctx
  const brands = (await readHouses(db, organisation)).filter(({ kind }) => kind === 'brand').map(({ name }) => name)
  return aboutWords(articleChoices(ctx, await basicsOf(ctx), await readSuppliers(db, organisation), brands))
}

export const articleChoices = (
  ctx: Context,
  basics: Basics,
  suppliers: readonly SupplierRow[],
  brands: readonly string[],
): Record<string, ImportChoice[]> => ({
  ...choicesOf(basics, ctx),
  supplier: [
    { value: 'new' },
    ...suppliers.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, says: name })),
  ],
  brand: [{ value: 'new' }, { value: 'none' }, ...brands.map((name) => ({ value: name, says: name }))],
  origin: [
    { value: 'none' },
    ...['EU', 'EU/non-EU', 'non-EU'].map((value) => ({ value, says: value })),
    ...countryChoices,
  ],
  full: [{ value: 'yes' }, { value: 'no' }],
  other_barcode: [{ value: 'same' }, { value: 'other' }],
})

const countryChoices: readonly ImportChoice[] =
  'BE FR NL DE LU ES IT PT CH AT GB IE DK SE FI NO PL CZ SK HU RO BG GR HR SI EE LV LT CY MT TR MA TN EG IL ZA CN IN LK TH VN JP ID PH US CA MX PE BR AR CL CO EC BO CR DO AU NZ KE ET GH TZ UG'
    .split(' ')
    .map((value) => ({ value, says: value }))
