import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { countVote } from '#hub/governance/rules/counting/count.ts'
import { voted } from '#hub/governance/rules/counting/random-votes.testing.ts'
import { type Ballot, methods, type Terms } from '#hub/governance/rules/counting/terms.ts'
import { voteFile } from '#hub/governance/rules/vote-file.ts'
import { sha256 } from '#platform/hash.ts'

const folder = mkdtempSync(join(tmpdir(), 'komunigi-vote-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const seed = '1234567890'
const fileOf = ({ terms, ballots }: { terms: Terms; ballots: readonly Ballot[] }) => {
  const lot = terms.options
    .map((option, place): [string, string] => [sha256(`${seed}:${place + 1}`), option])
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, option]) => option)
  // consent is asked of proposals alone, where all weigh alike
  const all = terms.method === 'consent' ? ballots.map((one) => ({ ...one, weight: 1000 })) : ballots
  const papers = all.map(({ content, weight }, place) => ({ organisation: `Co-op ${place + 1}`, content, weight }))
  return voteFile('1 · Labels', terms, seed, papers, countVote(terms, all, all.length, lot))
}

function recounted(file: unknown) {
  const path = join(folder, 'vote.json')
  writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file))
  return spawnSync(process.execPath, [join(import.meta.dirname, 'recount-vote.ts'), path], { encoding: 'utf8' })
}

for (const method of methods)
  test(`an outsider counts a vote again from its file alone, and the count agrees (${method})`, () => {
    const votes = fc.sample(voted, { numRuns: 300, seed: 5 }).filter(({ terms }) => terms.method === method)
    assert.ok(votes.length > 10)
    for (const one of votes.slice(0, method === 'stv' ? 12 : 4)) {
      const { status, stdout, stderr } = recounted(fileOf(one))
      assert.equal(status, 0, `${stderr} ${JSON.stringify(one)}`)
      assert.match(stdout, /The count agrees/)
    }
  })

test('an answer changed in the file is found', () => {
  const [vote] = fc
    .sample(voted, { numRuns: 100, seed: 2 })
    .filter(
      ({ terms, ballots }) => terms.method === 'majority' && ballots.some(({ content }) => content.says === 'yes'),
    )
  assert.ok(vote)
  const file = fileOf(vote)
  const ballots = file.ballots.map((one) => ({ ...one, says: one.says === 'yes' ? 'no' : one.says }))
  assert.equal(recounted({ ...file, ballots }).status, 1)
})

test('what is no file of a vote is told apart from one that is wrong', () => {
  assert.equal(recounted('{}').status, 2)
})
