/** What rows bring along because somebody said so: categories, qualities and suppliers nobody had yet. */
import type { ActionContext } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import type { Trace } from '#platform/imports/memory-store.ts'
import { newId } from '#platform/values/ids.ts'
import { plain, tidy } from '#platform/values/text.ts'
import type { Basics } from '../reads/basics-of.ts'
import { addCategories, addDeposits, addQualities } from '../store/basics.ts'
import { removeAlong } from '../store/importing.ts'
import { addSuppliers } from '../store/supplier.ts'
import { categoriesByWord, qualitiesByWord } from './known-words.ts'

export type Along =
  | { readonly kind: 'category'; readonly id: string; readonly name: string; readonly parent: string | null }
  | { readonly kind: 'quality'; readonly id: string; readonly name: string; readonly type: string }
  | { readonly kind: 'supplier'; readonly id: string; readonly name: string }
  | { readonly kind: 'deposit'; readonly id: string; readonly name: string; readonly cents: number }

/** Finds what is there, and makes up what is not, each thing once for the whole file. */
export class MadeAlong {
  readonly #categories: Map<string, string>
  readonly #qualities: Map<string, string>
  readonly #suppliers = new Map<string, string>()
  readonly #deposits = new Map<string, string>()
  readonly #made = new Map<string, Along>()

  constructor(basics: Basics) {
    this.#categories = new Map(categoriesByWord(basics))
    this.#qualities = new Map(qualitiesByWord(basics))
  }

  category(path: string): string | null {
    return this.#categories.get(plain(tidy(path))) ?? null
  }

  quality(name: string): string | null {
    return this.#qualities.get(plain(tidy(name))) ?? null
  }

  /** `Dry / Pasta` hangs below `Dry`, which is made where it is missing. */
  newCategory(path: string): string {
    const known = this.category(path)
    if (known) return known
    return this.anotherCategory(path)
  }

  /** A further one of this path, beside those that bear it already. */
  anotherCategory(path: string): string {
    const names = path.split(' / ').map(tidy)
    const above = names.slice(0, -1).join(' / ')
    const parent = above === '' ? null : this.newCategory(above)
    const made: Along = { kind: 'category', id: newId(), name: names.at(-1) ?? path, parent }
    this.#made.set(made.id, made)
    if (!this.category(path)) this.#categories.set(plain(tidy(path)), made.id)
    return made.id
  }

  newQuality(name: string, type: string): string {
    return (
      this.quality(name) ?? this.#make(this.#qualities, name, { kind: 'quality', id: newId(), name: tidy(name), type })
    )
  }

  newSupplier(name: string): string {
    const known = this.#suppliers.get(plain(tidy(name)))
    return known ?? this.#make(this.#suppliers, name, { kind: 'supplier', id: newId(), name: tidy(name) })
  }

  newDeposit(name: string, cents: number): string {
    return (
      this.#deposits.get(plain(tidy(name))) ??
      this.#make(this.#deposits, name, { kind: 'deposit', id: newId(), name, cents })
    )
  }

  /** What these ids need to be there: themselves, and what they hang below. */
  needs(ids: readonly (string | null)[]): Along[] {
    return ids.flatMap((id) => {
      const made = id === null ? undefined : this.#made.get(id)
      if (!made) return []
      return made.kind === 'category' ? [...this.needs([made.parent]), made] : [made]
    })
  }

  #make(by: Map<string, string>, word: string, made: Along): string {
    by.set(plain(tidy(word)), made.id)
    this.#made.set(made.id, made)
    return made.id
  }
}

const empty = { email: null, phone: null, website: null, city: null, country: null, customerNumber: null, notes: null }

export async function writeAlong(ctx: ActionContext, needed: readonly Along[], importId: string): Promise<Trace[]> {
  const all = [...new Map(needed.map((one) => [one.id, one])).values()]
  const of = <Kind extends Along['kind']>(kind: Kind) =>
    all.filter((one): one is Extract<Along, { kind: Kind }> => one.kind === kind)
  const [categories, qualities, suppliers, deposits] = [of('category'), of('quality'), of('supplier'), of('deposit')]
  const open = { food: null, alcohol: null, vegan: null, vatClass: null, position: 0, archived: false }
  await addCategories(
    ctx.db,
    ctx.organisation,
    categories.map(({ id, name, parent }) => ({ ...open, id, name: name.slice(0, 80), parent })),
  )
  await addQualities(
    ctx.db,
    ctx.organisation,
    qualities.map(({ id, name, type }) => ({ id, name: name.slice(0, 80), type })),
  )
  const first =
    suppliers.length === 0 ? 0 : await nextNumber(ctx.db, ctx.organisation, 'catalogue.supplier', suppliers.length)
  const numbered = suppliers.map((one, at) => ({ ...one, number: first + at }))
  await addSuppliers(
    ctx.db,
    ctx.organisation,
    numbered.map(({ id, name, number }) => ({ ...empty, id, number, name: name.slice(0, 120), archived: false })),
  )
  await addDeposits(ctx.db, ctx.organisation, deposits)
  for (const { id } of deposits) ctx.record('catalogue.deposit_set', { subject: id, import: importId })
  for (const { id } of categories) ctx.record('catalogue.category_created', { subject: id, import: importId })
  for (const { id } of qualities) ctx.record('catalogue.quality_set', { subject: id, import: importId })
  for (const { id, number } of numbered)
    ctx.record('catalogue.supplier_created', { subject: id, number, import: importId })
  return [
    { thing: 'catalogue.category', created: categories.map(({ id }) => id), changed: [] },
    { thing: 'catalogue.quality', created: qualities.map(({ id }) => id), changed: [] },
    { thing: 'catalogue.supplier', created: suppliers.map(({ id }) => id), changed: [] },
    { thing: 'catalogue.deposit_item', created: deposits.map(({ id }) => id), changed: [] },
  ]
}

const things = ['category', 'quality', 'supplier', 'deposit_item'] as const

/** Takes away what an import brought along and nobody uses by now; the rest stays, it is the shop's. */
export async function takeBackAlong(ctx: ActionContext, traces: readonly Trace[]): Promise<void> {
  for (const thing of things) {
    const made = traces.find((trace) => trace.thing === `catalogue.${thing}`)?.created ?? []
    if (made.length > 0) await removeAlong(ctx.db, ctx.organisation, thing, made)
  }
}
