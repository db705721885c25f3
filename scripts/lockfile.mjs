/** Tells whether `npm install` changed the lockfile: `node scripts/lockfile.mjs BEFORE AFTER`, exit 1 with the packages.
 *  Optional packages of other machines (another `os`, `cpu` or `libc`) may come and go with what a registry holds. */
import { readFileSync } from 'node:fs'

const [before, after] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')).packages)
const ofOtherMachines = (entry) => entry?.optional && (entry.os || entry.cpu || entry.libc)

const changed = Object.keys({ ...before, ...after }).filter(
  (name) =>
    JSON.stringify(before[name]) !== JSON.stringify(after[name]) &&
    !(ofOtherMachines(before[name] ?? after[name]) && !(before[name] && after[name])),
)
for (const name of changed) console.error(`npm install changed package-lock.json: ${name}`)
process.exit(changed.length === 0 ? 0 : 1)
