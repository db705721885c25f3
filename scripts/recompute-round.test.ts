import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { type Closing, closeRound } from '#hub/funding/rules/closing.ts'
import { type RandomRound, randomRound } from '#hub/funding/rules/random-rounds.testing.ts'
import { stepsOf } from '#hub/funding/rules/round-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'komunigi-round-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const fileOf = ({ terms, pledges }: RandomRound, closing: Closing) => ({
  format: 'komunigi round 1',
  round: 'Labels',
  target: terms.target,
  secured: terms.secured.map((amount) => ({ amount })),
  met: closing.met,
  short: closing.short,
  steps: stepsOf(terms, pledges, closing),
  parts: closing.parts,
})

function recomputed(file: unknown) {
  const path = join(folder, 'round.json')
  writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file))
  return spawnSync(process.execPath, [join(import.meta.dirname, 'recompute-round.ts'), path], { encoding: 'utf8' })
}

test('an outsider makes the sum of a round again from its file alone, and every cent agrees', () => {
  const met = fc
    .sample(randomRound, { numRuns: 400, seed: 7 })
    .map((round) => ({ round, closing: closeRound(round.terms, round.pledges) }))
    .filter(({ closing }) => closing.met && closing.parts.length > 2)
  assert.ok(met.length >= 10)
  for (const { round, closing } of met.slice(0, 10)) {
    const { status, stdout, stderr } = recomputed(fileOf(round, closing))
    assert.equal(status, 0, stderr)
    assert.match(stdout, /Every cent agrees/)
  }
})

test('a cent moved from one to another in the file is found', () => {
  const found = fc
    .sample(randomRound, { numRuns: 200, seed: 3 })
    .map((round) => ({ round, closing: closeRound(round.terms, round.pledges) }))
    .find(({ closing }) => closing.met && closing.parts.filter(({ net }) => net > 1).length > 1)
  assert.ok(found)
  const file = fileOf(found.round, found.closing)
  const [one, other] = file.parts.filter(({ net }) => net > 1)
  const parts = file.parts.map((part) =>
    part === one ? { ...part, net: part.net - 1 } : part === other ? { ...part, net: part.net + 1 } : part,
  )
  const { status, stderr } = recomputed({ ...file, parts })
  assert.equal(status, 1)
  assert.equal(stderr.trim().split('\n').length, 2)
})

test('something else than a file of a round is told as that', () => {
  assert.equal(recomputed('no round').status, 2)
  assert.equal(recomputed({ format: 'another' }).status, 2)
})
