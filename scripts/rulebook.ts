/** npm run rulebook: docs/rulebook.md from the titles of the tests beside the rules; `--check` tells whether it is current. */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { modules } from '#modules.ts'

const root = join(import.meta.dirname, '..')
const file = join(root, 'docs/rulebook.md')
const title = /^\s*(?:test|it)\(\s*(?:'((?:[^'\\]|\\.)+)'|"((?:[^"\\]|\\.)+)"|`([^`$]+)`)/gm

const titlesIn = (path: string): string[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(title)].map((found) =>
    (found[1] ?? found[2] ?? found[3] ?? '').replaceAll("\\'", "'"),
  )

function chapter(half: string, name: string): string {
  const files = globSync(`src/${half}/${name}/**/*.test.ts`, { cwd: root }).sort()
  const parts = files
    .map((path) => ({ question: basename(path, '.test.ts').replaceAll('-', ' '), titles: titlesIn(path) }))
    .filter(({ titles }) => titles.length > 0)
    .map(({ question, titles }) => `### ${question}\n\n${titles.map((line) => `- ${line}`).join('\n')}\n`)
  return `## ${name}\n\n${parts.join('\n')}`
}

const text = `# Rulebook\n\nWhat komunigi promises, in the words of its tests. Written by \`npm run rulebook\`.\n\n${modules
  .map(({ half, name }) => chapter(half, name))
  .join('\n')}`
if (!process.argv.includes('--check')) writeFileSync(file, text)
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error('docs/rulebook.md does not say what the tests say: run npm run rulebook and commit the difference')
  process.exit(1)
}
