/** npm run openapi: writes openapi.json from the contracts; `--check` only tells whether the committed one is current. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allRoutes, projectFolder, version } from '#compose.ts'
import { openApiDocument } from '#platform/http/openapi.ts'

const file = join(projectFolder, 'openapi.json')
const document = `${JSON.stringify(openApiDocument(await allRoutes(), version), null, 1)}\n`
const current = existsSync(file) && readFileSync(file, 'utf8') === document

if (!process.argv.includes('--check')) writeFileSync(file, document)
else if (!current) {
  console.error('openapi.json does not say what the contracts say: run npm run openapi and commit the difference')
  process.exit(1)
}
