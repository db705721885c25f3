/** npm run openapi: writes from the contracts openapi.json, and the lists of the scenario guide;
 *  `--check` only tells whether the committed ones are current. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allRoutes, projectFolder, version } from '#compose.ts'
import { messageFolders, readHouse } from '#house.ts'
import { openApiDocument } from '#platform/http/openapi.ts'
import { guideLists, guideMark } from './scenario/guide.ts'
import { readVocabulary } from './scenario/rooms.ts'

const routes = await allRoutes()
const house = await readHouse()
const permissions = house.flatMap((rooms) => rooms.permissions)
const english: Readonly<Record<string, string>> = Object.assign(
  {},
  ...messageFolders().map((folder) => JSON.parse(readFileSync(join(folder, 'en.json'), 'utf8')) as object),
)
const inEnglish = (key: string): string => (english[key] ?? '').replace(/{term\.(\w+)}/g, '$1')
const settings = house
  .flatMap((rooms) => rooms.settings)
  .map((definition) => ({
    definition,
    says: inEnglish(`setting.${definition.key}`),
  }))
const notices = house
  .flatMap((rooms) => rooms.notices)
  .map(({ code }) => ({ code, says: inEnglish(`notice.${code}.name`) }))
const guide = join(projectFolder, 'docs/guides/scenarios.md')
const [told = ''] = readFileSync(guide, 'utf8').split(guideMark)

const papers: readonly (readonly [string, string])[] = [
  [join(projectFolder, 'openapi.json'), `${JSON.stringify(openApiDocument(routes, version), null, 1)}\n`],
  [
    guide,
    `${told.trimEnd()}\n\n${guideMark}\n\n${guideLists(await readVocabulary(), routes, permissions, settings, notices)}\n`,
  ],
]

if (!process.argv.includes('--check')) for (const [file, text] of papers) writeFileSync(file, text)
else {
  const stale = papers.filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
  for (const [file] of stale)
    console.error(`${file} does not say what the contracts say: run npm run openapi and commit the difference`)
  process.exit(stale.length === 0 ? 0 : 1)
}
