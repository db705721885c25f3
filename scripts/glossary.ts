/** Writes docs/glossary.md from the messages. */
import { writeFileSync } from 'node:fs'
import { gatherMessages, messageFolders } from '#platform/i18n/folders.ts'
import { glossary } from '#platform/i18n/glossary.ts'

const folders = messageFolders(new URL('../src/platform', import.meta.url).pathname)
writeFileSync(new URL('../docs/glossary.md', import.meta.url), glossary(gatherMessages(folders)))
