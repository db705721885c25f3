/** Files of another program, tried or imported. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { House } from '#compose.ts'
import type { OrganisationFacts, UploadedFile } from '#platform/action.ts'
import { readTable } from '#platform/csv/read-table.ts'
import { type FileResult, importFolder } from '#platform/imports/folder.ts'
import { type Asked, AskedWrongly, asking, type Command, organisationOption, shopOf, tell, textOf } from './command.ts'

export const importCommands: readonly Command[] = [
  {
    words: 'import',
    takes: 'KIND FILE|FOLDER --organisation X [--map M] [--leave-out] [--apply] [--json]',
    says: 'Tries the files, or with --apply imports them, all or nothing. KIND: members, cards, … or auto. M: a JSON file, { "email": "header or column number" }.',
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
  const columns = typeof asked.options['map'] === 'string' ? await columnsOf(textOf(asked, 'map'), files) : undefined
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
  return results.some((one) => one.state === 'refused') ? 1 : 0
}

function linesOf(house: House, shop: OrganisationFacts, one: FileResult): string[] {
  const say = (code: string, facts: object) => house.words.say(shop.language, `refusal.${code}`, { ...facts }, shop)
  return [
    `${one.name}: ${one.kind ?? 'not recognised'}, ${one.state} ${JSON.stringify(one.totals ?? {})}`,
    ...one.problems
      .filter((each) => each.severity === 'error')
      .slice(0, 50)
      .map(({ line, code, facts }) => `  line ${line}: ${say(code, facts)}`),
    ...one.refusals.map(({ code, facts }) => `  ${say(code, facts)}`),
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
async function columnsOf(path: string, files: readonly UploadedFile[]): Promise<Record<string, number | null>> {
  const [file] = files
  if (!file || files.length > 1) throw new AskedWrongly('--map goes with one file')
  const wanted = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string | number | null>
  const { headers } = await readTable(file.bytes, file.name)
  return Object.fromEntries(
    Object.entries(wanted).map(([field, column]) => {
      if (column === null) return [field, null]
      const at = typeof column === 'number' ? column - 1 : headers.indexOf(column)
      if (at < 0 || at >= headers.length) throw new AskedWrongly(`--map: ${file.name} has no column ${column}`)
      return [field, at]
    }),
  )
}
