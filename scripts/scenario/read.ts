/** Reads a scenario file; what cannot be read is told with its line and column. */
import { readFileSync } from 'node:fs'
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { allRoutes } from '#compose.ts'
import type { Served } from '#platform/module.ts'
import { languages } from '#platform/values/languages.ts'
import { isField, lineFor, readVocabulary, type Vocabulary } from './rooms.ts'
import { fieldsOfRoute } from './shape.ts'
import { meant, unknownFields, type Wrong } from './unknown.ts'

const line = z.record(z.string(), z.unknown())
const moment = z.string().regex(/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$/, 'write a day and a time, such as 2025-03-03 08:00')
const step = z
  .strictObject({
    at: moment.optional(),
    in: z.string().optional(),
    do: z.string().optional(),
    as: z.string().optional(),
    with: line.nullish().transform((value) => value ?? undefined),
    called: z.string().optional(),
    refused: z.array(z.string()).optional(),
    answers: line.optional(),
    expect: z.union([line, z.array(line)]).optional(),
  })
  .refine((one) => one.do || one.expect || one.at, 'a step says `do`, `expect` or `at`')
  .refine((one) => one.do || !(one.as || one.with || one.refused || one.answers || one.called), 'there is no `do` here')

const language = z.enum(languages)

const organisation = z.strictObject({
  name: z.string().default('The shop'),
  zone: z.string().default('Europe/Brussels'),
  currency: z.enum(['EUR', 'CHF']).default('EUR'),
  country: z.string().default('BE'),
  language: language.default('en'),
  /** In which it also writes; left out, in that one alone. */
  languages: z.array(language).min(1).optional(),
  policy: z.union([z.string(), line]).optional(),
  settings: line.optional(),
  kind: z.literal('shop').default('shop'),
})
const community = organisation
  .omit({ policy: true, kind: true })
  .extend({ name: z.string().default('The community'), kind: z.literal('community').default('community') })
const shop = organisation.extend({ name: z.string() })

const scenarioFile = z
  .strictObject({
    title: z.string(),
    rule: z.string().optional(),
    organisation: organisation.optional(),
    community: community.optional(),
    given: z.looseObject({ at: moment, shops: z.array(shop).default([]) }),
    steps: z.array(step).min(1),
  })
  .refine((one) => !(one.organisation && one.community), 'say `organisation` or `community`, not both')
  .transform(({ community: hub, organisation: own, ...rest }) => ({
    ...rest,
    organisation: hub ?? own ?? organisation.parse({}),
  }))
export type ScenarioFile = Omit<z.output<typeof scenarioFile>, 'given'> & {
  readonly given: { readonly at: string; readonly shops: readonly ScenarioShop[] } & Readonly<Record<string, unknown>>
}
export type ScenarioShop = Omit<z.output<typeof organisation>, 'kind'> & { readonly kind: 'shop' | 'community' }
export type Step = z.output<typeof step>

export interface Unreadable {
  readonly line: number
  readonly column: number
  readonly says: string
}

/** The file, or every place where it cannot be read. */
export async function readScenario(
  path: string,
): Promise<{ file: ScenarioFile } | { unreadable: readonly Unreadable[] }> {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, schema: 'core' })
  const placed = (offset: number, says: string): Unreadable => {
    const { line: row, col } = lines.linePos(offset)
    return { line: row, column: col, says }
  }
  if (document.errors.length > 0)
    return { unreadable: document.errors.map((one) => placed(one.pos[0], one.message.split('\n')[0] ?? '')) }
  const read = scenarioFile.safeParse(document.toJS())
  const wrong: Wrong[] = read.success
    ? wordsUnknown(read.data as ScenarioFile, await readVocabulary(), await allRoutes())
    : read.error.issues.flatMap(wrongsOf)
  if (read.success && wrong.length === 0) return { file: read.data as ScenarioFile }
  return {
    unreadable: wrong.map(({ at, says }) => placed(offsetOf(document, at), `${at.join('.') || 'the file'}: ${says}`)),
  }
}

const wrongsOf = (issue: z.core.$ZodIssue): Wrong[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ at: [...issue.path, key], says: 'there is no such word here' }))
    : [{ at: issue.path, says: issue.message }]

/** Where the word stands that is wrong, or the nearest thing around it. */
function offsetOf(document: Document, keys: readonly PropertyKey[]): number {
  for (let length = keys.length; length > 0; length -= 1) {
    const last = keys[length - 1]
    const around = document.getIn(keys.slice(0, length - 1), true)
    const pair = isMap(around) ? around.items.find(({ key }) => isScalar(key) && key.value === last) : undefined
    if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0]
    const node = document.getIn(keys.slice(0, length), true) as { range?: [number, number, number] } | undefined
    if (node?.range) return node.range[0]
  }
  return 0
}

/** Facts, actions, fields and things that nobody knows. */
function wordsUnknown(file: ScenarioFile, vocabulary: Vocabulary, routes: readonly Served[]): Wrong[] {
  return [
    ...Object.entries(file.given).flatMap(([key, lines]) => givenUnknown(key, lines, vocabulary)),
    ...file.steps.flatMap((one, at) => stepUnknown(one, ['steps', at], vocabulary, routes)),
  ]
}

function givenUnknown(key: string, lines: unknown, { given }: Vocabulary): Wrong[] {
  if (key === 'at' || key === 'shops') return []
  const rooms = given.get(key)
  if (!rooms) return [{ at: ['given', key], says: `there are at, shops, ${[...given.keys()].join(', ')}` }]
  if (!Array.isArray(lines)) return [{ at: ['given', key], says: 'a list is wanted: [ { … }, { … } ]' }]
  return lines.flatMap((one: unknown, index): Wrong[] => {
    const at = ['given', key, index]
    if (typeof one !== 'object' || one === null) return [{ at, says: 'fields are wanted: { name: … }' }]
    const { in: _shop, ...fields } = one as Record<string, unknown>
    const unknown = Object.keys(fields).filter((field) => !isField(rooms, field))
    const wrong = rooms.flatMap((room) => room.fields.safeParse(lineFor(room, fields)).error?.issues ?? [])
    return [
      ...unknown.map((field) => ({ at: [...at, field], says: 'there is no such field' })),
      ...wrong.map((issue) => ({ at: [...at, ...issue.path], says: issue.message })),
    ]
  })
}

function stepUnknown(
  one: Step,
  at: readonly PropertyKey[],
  vocabulary: Vocabulary,
  routes: readonly Served[],
): Wrong[] {
  const wrong: Wrong[] = []
  const served = routes.find(({ run }) => run.name === one.do)
  if (one.do && !served) {
    const names = routes.map(({ run }) => run.name)
    wrong.push({ at: [...at, 'do'], says: `there is no action ${one.do}${meant(one.do, names)}` })
  }
  if (served) wrong.push(...unknownFields(one.with ?? {}, fieldsOfRoute(served.contract), [...at, 'with']))
  const expected = one.expect === undefined ? [] : Array.isArray(one.expect) ? one.expect : [one.expect]
  for (const [index, expectation] of expected.entries()) {
    const place = Array.isArray(one.expect) ? [...at, 'expect', index] : [...at, 'expect']
    wrong.push(...expectationUnknown(expectation, place, vocabulary))
  }
  return wrong
}

function expectationUnknown(
  expected: Record<string, unknown>,
  at: readonly PropertyKey[],
  { expect }: Vocabulary,
): Wrong[] {
  const [kind = '', ...facts] = Object.keys(expected)
  const rooms = expect.get(kind)
  if (kind === 'in') return [{ at: [...at, kind], says: '`in` stands beside `expect`, not inside' }]
  if (!rooms) return [{ at: [...at, kind], says: `name one of ${[...expect.keys()].join(', ')} first` }]
  const known = new Set(['for', ...rooms.flatMap((room) => Object.keys({ ...room.facts, ...room.factsFor }))])
  return facts
    .filter((fact) => !known.has(fact))
    .map((fact) => ({ at: [...at, fact], says: `no such fact of a ${kind}; there are ${[...known].join(', ')}` }))
}
