/** Writes docs/glossary.md from the messages; `--check` tells whether it is current. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { messageFolders } from '#house.ts'
import { gatherMessages } from '#platform/i18n/folders.ts'
import { glossary } from '#platform/i18n/glossary.ts'

const file = join(import.meta.dirname, '../docs/glossary.md')
const text = glossary(gatherMessages(messageFolders()))
if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error('docs/glossary.md does not show the terms there are: run node scripts/glossary.ts and commit it')
  process.exit(1)
}
