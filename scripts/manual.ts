/** npm run manual: tells the tales in a browser and takes the pictures of `docs/manual` anew. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

const pictures = join(import.meta.dirname, '../docs/manual/pictures')
mkdirSync(pictures, { recursive: true })
process.env['MANUAL'] = pictures
if (process.argv.length === 2) process.argv.push('test/browser/tale-*.test.ts')
await import('./test.ts')
