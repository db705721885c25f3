/** Files of another program, tried or imported. */

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { House } from '#compose.ts'
import type { OrganisationFacts, UploadedFile } from '#platform/action.ts'
import { readTable } from '#platform/csv/read-table.ts'
import { inTellingOrder } from '#platform/imports/counted.ts'
import { type FileResult, importFolder } from '#platform/imports/folder.ts'
import type { RowProblem } from '#platform/imports/kind.ts'
import { kindNamed, recognise } from '#platform/imports/registry.ts'
import { plain, tidy } from '#platform/values/text.ts'
import { type Asked, AskedWrongly, asking, type Command, organisationOption, shopOf, tell, textOf } from './command.ts'

export const importCommands: readonly Command[] = [
  {
    words: 'import',
    takes: 'KIND FILE|FOLDER --organisation X [--map M] [--leave-out] [--apply] [--json]',
    says: 'Tries the files, or with --apply imports them, all or nothing. KIND: members, cards, … or auto. M says which column holds what: a JSON file, { "email": "its header or number" }, or email=Courriel,memberNo=3. Ends with 1 where something is refused or needs mending.',
    least: 2,
    options: {
      ...organisationOption,
      map: { type: 'string' },
      apply: { type: 'boolean' },
      'leave-out': { type: 'boolean' },
    },
    run: runImport,
  },
]

async function runImport(asked: Asked): Promise<number> {
  const [kind = '', path = ''] = asked.args
  const shop = await shopOf(asked)
  const files = filesAt(path)
  const columns = asked.options['map'] === undefined ? undefined : await columnsOf(textOf(asked, 'map'), files, kind)
  const wish = {
    files,
    kind,
    apply: asked.options['apply'] === true,
    leaveOut: asked.options['leave-out'] === true,
    ...(columns ? { columns } : {}),
  }
  const results = await asked.house.runner.act(importFolder, wish, asking(shop))
  tell(
    asked,
    results,
    results.flatMap((one) => linesOf(asked.house, shop, one)),
  )
  // In a folder, files that hold something else lie beside the others.
  const alone = statSync(path).isFile()
  return results.some((one) => stands(one, wish.leaveOut) || (alone && one.state === 'unrecognised')) ? 1 : 0
}

/** Something keeps this file from being imported. */
const stands = ({ state, problems }: FileResult, leaveOut: boolean): boolean =>
  state === 'refused' || (!leaveOut && problems.some((one) => one.severity === 'error'))

const errorsShown = 50
const totalWords = ['records', 'created', 'updated', 'same', 'skipped', 'faulty', 'left_out', 'continuations'] as const

function linesOf(house: House, shop: OrganisationFacts, one: FileResult): string[] {
  if (one.state === 'not_yet') return [`${one.name}: ${one.kind}, not yet`]
  const say = (key: string, facts: object = {}) => house.words.say(shop.language, key, { ...facts }, shop)
  const fieldOf = ({ field }: RowProblem): string => (field === null ? '' : `, ${say(`import.field.${field}`)}`)
  const sentence = ({ code, facts }: Pick<RowProblem, 'code' | 'facts'>): string =>
    say(
      `refusal.${code}`,
      typeof facts['field'] === 'string' ? { ...facts, field: say(`import.field.${facts['field']}`) } : facts,
    )
  const errors = one.problems.filter((each) => each.severity === 'error')
  const warnings = Map.groupBy(
    one.problems.filter((each) => each.severity === 'warning'),
    (each) => each.code,
  )
  const totals = totalWords.map((word) => [word, one.totals?.[word] ?? 0] as const).filter(([, count]) => count > 0)
  const more = errors.length - errorsShown
  return [
    `${one.name}: ${one.kind ?? 'not recognised'}, ${one.state}${totals.map(([word, count]) => `, ${word} ${count}`).join('')}`,
    ...(one.state === 'refused' ? [] : inTellingOrder(Object.entries(one.counts))).map(
      ([word, count]) => `  ${say(`import.count_noun.${word}`, { count })}`,
    ),
    ...errors.slice(0, errorsShown).map((each) => `  line ${each.line}${fieldOf(each)}: ${sentence(each)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...[...warnings.values()].flatMap((alike) => {
      const [first] = alike
      return first
        ? [`  note, ${alike.length} x, first on line ${first.line}${fieldOf(first)}: ${sentence(first)}`]
        : []
    }),
    ...one.refusals.map((each) => `  ${sentence(each)}`),
  ]
}

function filesAt(path: string): UploadedFile[] {
  const folder = statSync(path, { throwIfNoEntry: false })
  if (!folder) throw new AskedWrongly(`${path} is not there`)
  return (folder.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path])
    .filter((file) => /\.(csv|xlsx|tsv|txt)$/i.test(file))
    .map((file) => ({ name: basename(file), bytes: new Uint8Array(readFileSync(file)) }))
}

/** Headers become the numbers of their columns, as the one file has them. */
async function columnsOf(
  map: string,
  files: readonly UploadedFile[],
  word: string,
): Promise<Record<string, number | null>> {
  const [file] = files
  if (!file || files.length > 1) throw new AskedWrongly('--map goes with one file')
  const wanted = wantedColumns(map)
  const table = await readTable(file.bytes, file.name)
  const kind = word === 'auto' ? recognise(table)?.kind : kindNamed(word)
  const known = kind?.fields.filter((field) => !field.elsewhere).map((field) => field.key)
  return Object.fromEntries(
    Object.entries(wanted).map(([field, column]) => {
      if (known && !known.includes(field))
        throw new AskedWrongly(`--map: ${kind?.kind} has no field ${field}; it has ${known.join(', ')}`)
      if (column === null) return [field, null]
      const at = placeOf(column, table.headers)
      if (at < 0 || at >= table.headers.length) throw new AskedWrongly(`--map: ${file.name} has no column ${column}`)
      return [field, at]
    }),
  )
}

type Wanted = Readonly<Record<string, string | number | null>>

/** `email=Courriel,memberNo=3`, or the JSON file that says the same; nothing after the sign takes the column away. */
function wantedColumns(map: string): Wanted {
  const isFile = statSync(map, { throwIfNoEntry: false })?.isFile() ?? false
  if (!isFile && !map.includes('=')) throw new AskedWrongly(`--map: ${map} is no file, and says no field=column`)
  if (!isFile) return Object.fromEntries(map.split(',').map((pair) => pairOf(pair)))
  try {
    return JSON.parse(readFileSync(map, 'utf8')) as Wanted
  } catch {
    throw new AskedWrongly(`--map: ${map} is not written as JSON`)
  }
}

function pairOf(pair: string): [string, string | number | null] {
  const [field = '', ...rest] = pair.split('=')
  const column = rest.join('=').trim()
  if (column === '') return [field.trim(), null]
  return [field.trim(), /^\d+$/.test(column) ? Number(column) : column]
}

/** Counted from 1 where it is a number; else by the header, case and accents aside. */
function placeOf(column: string | number, headers: readonly string[]): number {
  if (typeof column === 'number') return column - 1
  const exact = headers.indexOf(column)
  return exact >= 0 ? exact : headers.findIndex((header) => plain(tidy(header)) === plain(tidy(column)))
}
