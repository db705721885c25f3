/** Names instead of ids: `with:` as the action takes it, and answers as the file would write them. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Served } from '#platform/module.ts'
import type { Line, ScenarioWorld } from '#platform/scenario.ts'
import { Amount } from '#platform/values/amount.ts'
import { isId } from '#platform/values/ids.ts'
import { inUnits, whyNoAmount } from './amounts.ts'
import type { Vocabulary } from './rooms.ts'
import { fieldsOfRoute, isIdShape, isText, type Shape, waysOf } from './shape.ts'
import { inFile, inProgram, valueInProgram } from './words.ts'

export interface Naming {
  readonly vocabulary: Vocabulary
  readonly world: ScenarioWorld
  /** Answers of steps that were `called` something: `$Feed.path`. */
  readonly answers: ReadonlyMap<string, unknown>
  readonly as: string | undefined
  /** Where the scenario file lies: uploads are named from there. */
  readonly path: string
}

/** The input of an action, names replaced by ids. Fields may be written in snake_case. */
export async function inputOf(served: Served, written: Line, naming: Naming): Promise<Record<string, unknown>> {
  const fields = fieldsOfRoute(served.contract)
  const shape: Shape = { type: 'object', properties: Object.fromEntries(fields.map((one) => [one.name, one.shape])) }
  const input = (await asAsked([shape], '', written, {}, naming)) as Record<string, unknown>
  for (const { name, required } of fields) {
    if (name in input) continue
    if (name === 'file') throw new Error('with.file: name a file, or write { name: a.csv, text: … }')
    const otherwise = naming.vocabulary.names.get(name)?.otherwise
    if (otherwise) input[name] = await otherwise(naming.world, written, naming.as)
    else if (name === 'organisation' && required) input[name] = naming.world.shop.id
    if (input[name] === undefined) delete input[name]
  }
  return input
}

async function asAsked(
  shapes: readonly Shape[],
  key: string,
  value: unknown,
  beside: Line,
  naming: Naming,
): Promise<unknown> {
  if (typeof value === 'string' && value.startsWith('$'))
    return withoutName(key, answerAt(naming.answers, value), naming)
  if (key === 'file') return fileOf(value, naming)
  const ways = shapes.flatMap(waysOf)
  if (isIdShape(ways)) return idFor(key, value, beside, naming)
  const find = isText(ways) || isAnything(ways) ? naming.vocabulary.names.get(key)?.find : undefined
  if (find && ways.length > 0 && typeof value === 'object' && value !== null && !Array.isArray(value))
    return find(naming.world, value, beside, naming.as)
  if (find && isAnything(ways)) return find(naming.world, value, beside, naming.as)
  if (Array.isArray(value)) return listOf(ways, key, value, beside, naming)
  if (typeof value === 'object' && value !== null) return objectOf(ways, value as Line, beside, naming)
  const odd = whyNoAmount(ways, value)
  if (odd !== null) throw new Error(`${key} ${JSON.stringify(value)}: ${odd}`)
  if (ways.length > 0 && isText(ways) && (typeof value === 'number' || typeof value === 'boolean')) return String(value)
  if (typeof value === 'string' && find) return (await find(naming.world, value, beside, naming.as)) ?? value
  // a filter of a list is a text: the name of a thing of the file stands for its id there too
  if (typeof value === 'string' && isText(ways) && (await isNamed(key, value, naming)))
    return idFor(key, value, beside, naming)
  return inUnits(ways, valueInProgram({ anyOf: ways }, value))
}

/** A field that takes any value: what it holds follows from what stands beside it. */
const isAnything = (ways: readonly Shape[]): boolean =>
  ways.length > 0 && ways.every((way) => Object.keys(way).length === 0)

async function isNamed(key: string, value: string, { vocabulary, world }: Naming): Promise<boolean> {
  const name = vocabulary.names.get(key)
  if (!name) return false
  if (!world.knows(name.kind, value)) await name.learn?.(world)
  return world.knows(name.kind, value)
}

const withoutName = (key: string, value: unknown, naming: Naming): unknown =>
  key === 'secret' ? naming.vocabulary.names.get(key)?.find?.(naming.world, value, {}, naming.as) : value

/** A list where a text is asked for travels as `a,b`: filters of the address. */
async function listOf(ways: readonly Shape[], key: string, list: readonly unknown[], beside: Line, naming: Naming) {
  const items = ways.flatMap(({ items: one }) => (one ? waysOf(one) : []))
  const asText = items.length === 0 && isText(ways)
  const values: unknown[] = []
  for (const one of list)
    values.push(
      asText && naming.vocabulary.names.has(key)
        ? await idFor(key, one, beside, naming)
        : await asAsked(items, key, one, beside, naming),
    )
  return asText ? values.join(',') : values
}

async function objectOf(
  ways: readonly Shape[],
  value: Line,
  around: Line,
  naming: Naming,
): Promise<Record<string, unknown>> {
  const known = new Set(ways.flatMap(({ properties }) => Object.keys(properties ?? {})))
  const open = ways.flatMap(({ additionalProperties: one }) => (typeof one === 'object' ? [one] : []))
  const done: Record<string, unknown> = {}
  // Ids first: what stands beside a group is then known.
  const entries = Object.entries(value).sort(([one], [other]) => Number(one === 'group') - Number(other === 'group'))
  for (const [written, one] of entries) {
    const key = known.has(written) || known.size === 0 ? written : inProgram(written)
    const shapes = ways.flatMap(({ properties }) => (properties?.[key] ? [properties[key]] : []))
    done[key] = await asAsked(shapes.length > 0 ? shapes : open, key, one, { ...around, ...value, ...done }, naming)
  }
  return done
}

async function idFor(key: string, value: unknown, beside: Line, naming: Naming): Promise<unknown> {
  if (value === null || value === undefined || (typeof value === 'string' && isId(value))) return value
  if (Array.isArray(value)) return Promise.all(value.map((one) => idFor(key, one, beside, naming)))
  const name = naming.vocabulary.names.get(key)
  if (name?.find) return name.find(naming.world, value, beside, naming.as)
  if (typeof value !== 'string') return value
  if (key === 'actor' || key === 'account') return naming.world.accountOf(value) ?? value
  if (key === 'subject') return anyId(value, naming)
  const kind = name?.kind ?? key
  if (!naming.world.knows(kind, value)) await name?.learn?.(naming.world)
  return naming.world.idOf(!naming.world.knows(kind, value) && naming.world.knows('id', value) ? 'id' : kind, value)
}

function anyId(value: string, { vocabulary, world }: Naming): string {
  const kind = [...vocabulary.expect.keys()].find((one) => world.knows(one, value))
  return world.idOf(kind ?? 'thing', value)
}

function answerAt(answers: ReadonlyMap<string, unknown>, text: string): unknown {
  const [name = '', ...path] = text.slice(1).split('.')
  if (!answers.has(name)) throw new Error(`${text}: no step before this one is called ${name}`)
  return path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], answers.get(name))
}

/** A file beside the scenario, or what stands here; its text may be that of an earlier answer, or hold parts of it. */
function fileOf(value: unknown, { path, answers }: Naming): { name: string; bytes: Uint8Array } {
  if (typeof value === 'string')
    return { name: value.split('/').at(-1) ?? value, bytes: readFileSync(join(dirname(path), value)) }
  const { name = 'file.csv', text = '', base64 } = value as { name?: string; text?: string; base64?: string }
  if (base64 !== undefined) return { name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }
  const told = text.startsWith('$') ? String(answerAt(answers, text)) : withParts(text, answers)
  return { name, bytes: new TextEncoder().encode(told) }
}

/** `${Dues.reference}` within a text is that part of an earlier answer. */
const withParts = (text: string, answers: ReadonlyMap<string, unknown>): string =>
  text.replace(/\$\{([^}]+)\}/g, (_, part: string) => String(answerAt(answers, `$${part}`)))

/** Keeps the names of what an action made: by `called`, by the name it was given, and by the names it answers with. */
export function rememberAnswer(answer: unknown, written: Line, called: string | undefined, naming: Naming): void {
  const { world, vocabulary } = naming
  const remember = (key: string, id: unknown, name: unknown): void => {
    if (typeof id === 'string' && isId(id) && typeof name === 'string')
      world.remember(vocabulary.names.get(key)?.kind ?? key, name, id)
  }
  if (typeof answer !== 'object' || answer === null) return
  const given = called ?? nameIn(written)
  for (const [key, value] of Object.entries(answer)) {
    if (given !== undefined && !(key in written)) remember(key, value, given)
    if (!Array.isArray(value)) continue
    for (const one of value as unknown[])
      if (typeof one === 'object' && one !== null && 'name' in one)
        for (const [inner, id] of Object.entries(one)) remember(inner, id, (one as { name: unknown }).name)
  }
}

const nameIn = (written: Line): string | undefined => {
  const name = written['name'] ?? written['reason'] ?? written['first_name'] ?? written['firstName']
  return typeof name === 'string' ? name : undefined
}

/** An answer as files write it: ids as names where they have one, keys in snake_case, files as text. */
export function asWritten(value: unknown, world: ScenarioWorld): unknown {
  if (typeof value === 'string') return isId(value) ? world.nameOf(value) : value
  if (Array.isArray(value)) return value.map((one) => asWritten(one, world))
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  if (typeof value !== 'object' || value === null || value instanceof Amount) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [inFile(key), asWritten(one, world)]))
}
