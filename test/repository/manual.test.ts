/** The manual tells what the tales of the browser tests do, with pictures taken while they run. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '../..')
const manual = join(root, 'docs/manual')
const chapters = globSync('[0-9]*.md', { cwd: manual }).sort()
const textOf = (file: string) => readFileSync(join(manual, file), 'utf8')

test('every chapter of the manual has its tale among the browser tests, and its line in the contents', () => {
  assert.ok(chapters.length > 8)
  const contents = textOf('README.md')
  for (const chapter of chapters) {
    assert.ok(existsSync(join(root, `test/browser/tale-${chapter.slice(0, 2)}.test.ts`)), chapter)
    assert.ok(contents.includes(`](${chapter})`), chapter)
  }
})

test('every picture of the manual is shown in a chapter, and taken in the tale of that chapter', () => {
  const shown = chapters.flatMap((chapter) =>
    [...textOf(chapter).matchAll(/!\[[^\]]+\]\(pictures\/([\w-]+)\.png\)/g)].map(
      ([, name]) => [chapter, name] as const,
    ),
  )
  const there = readdirSync(join(manual, 'pictures')).map((file) => file.replace('.png', ''))
  assert.deepEqual(shown.map(([, name]) => name).sort(), there.sort())
  for (const [chapter, name] of shown) {
    const tale = readFileSync(join(root, `test/browser/tale-${chapter.slice(0, 2)}.test.ts`), 'utf8')
    assert.ok(tale.includes(`'${name}'`), `${name} in ${chapter}`)
  }
})
