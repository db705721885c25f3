/** All scenario files pass; and a file that is wrong, or cannot be read, is told from one that passes. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'komunigi-scenario-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const scenario = (...words: string[]) =>
  spawnSync(process.execPath, ['scripts/scenario.ts', ...words], { cwd: root, encoding: 'utf8' })

function planted(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const booking = `title: Planted
given:
  at: 2025-03-03 08:00
  members: [{ name: Amina }]
  shifts: [{ name: Wed, day: 2025-03-05, time: "14:00-16:00", seats: 1 }]
steps:
`

test('every scenario of the repository holds', () => {
  const played = scenario()
  assert.equal(played.status, 0, played.stdout + played.stderr)
})

test('a scenario fails when a fact differs, a refusal is missing, or one comes that was not named', () => {
  const files = [
    `${booking}  - expect: { shift: Wed, free: 0 }\n`,
    `${booking}  - { do: shifts.bookSeat, as: Amina, with: { shift: Wed }, refused: [shift.full] }\n`,
    `${booking}  - { at: 2025-03-06 08:00, do: shifts.bookSeat, as: Amina, with: { shift: Wed } }\n`,
    `${booking}  - { do: shifts.generate, as: Amina, with: { from: 2025-03-03 } }\n`,
  ].map((text, index) => planted(`wrong-${index}.yaml`, text))
  const played = scenario(...files, '--json')
  assert.equal(played.status, 1, played.stderr)
  const results = JSON.parse(played.stdout) as { state: string; says: string[] }[]
  assert.deepEqual(
    results.map(({ state }) => state),
    ['failed', 'failed', 'failed', 'failed'],
  )
  assert.match(results[0]?.says[0] ?? '', /expected 0, found 1/)
  assert.match(results[2]?.says[0] ?? '', /shift\.past/)
  assert.match(results[3]?.says[0] ?? '', /not_allowed/)
})

test('a file that cannot be read is told with its line and column', () => {
  const played = scenario(
    planted('broken.yaml', 'title: x\ngiven: { at: [\n'),
    planted('odd.yaml', `${booking}  - { dox: 1 }\n`),
  )
  assert.equal(played.status, 2)
  assert.match(played.stdout, /broken\.yaml:\d+:\d+ /)
  assert.match(played.stdout, /odd\.yaml:7:5 /)
})
