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
const seeded = { seed, seedHash: sha256(seed) }
const byLot = <T>(all: readonly (readonly [number, T])[]): T[] =>
  all
    .map(([number, one]): [string, T] => [sha256(`${seed}:${number}`), one])
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, one]) => one)

const fileOf = ({ terms, ballots }: { terms: Terms; ballots: readonly Ballot[] }) => {
  // consent is asked of proposals alone, and lots are drawn of co-ops: there all weigh alike
  const isPlain = terms.method === 'consent' || terms.method === 'sortition'
  const all = isPlain ? ballots.map((one) => ({ ...one, weight: 1000 })) : ballots
  const papers = all.map(({ content, weight }, place) => ({ organisation: nameOf(place + 1), content, weight }))
  if (terms.method === 'sortition') return drawnFile(terms, all, papers)
  const lot = byLot(terms.options.map((option, place) => [place + 1, option]))
  return voteFile('1 · Labels', terms, seeded, papers, countVote(terms, all, all.length, lot))
}

const nameOf = (number: number): string => `Co-op ${number}`

/** Two more that say nothing can be drawn too. */
function drawnFile(terms: Terms, all: readonly Ballot[], papers: Parameters<typeof voteFile>[3]) {
  const numbers = Array.from({ length: all.length + 2 }, (_, place) => place + 1)
  const pool = numbers.filter((number) => all[number - 1]?.content.says !== 'no')
  const order = byLot(pool.map((number) => [number, number]))
  const count = countVote(terms, all, numbers.length, order.map(String))
  return voteFile('1 · Auditors', terms, seeded, papers, count, {
    pool: pool.map((number) => ({ number, organisation: nameOf(number) })),
    order,
  })
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

test('another seed, another order and somebody who had said no are found in a file of lots', () => {
  const [vote] = fc
    .sample(voted, { numRuns: 300, seed: 5 })
    .filter(
      ({ terms, ballots }) => terms.method === 'sortition' && ballots.some(({ content }) => content.says === 'no'),
    )
  assert.ok(vote)
  const file = fileOf(vote)
  assert.equal(recounted(file).status, 0)
  assert.equal(recounted({ ...file, seed: '1234567891' }).status, 1)
  assert.equal(recounted({ ...file, order: [...(file.order ?? [])].reverse() }).status, 1)
  const declined = file.ballots.find(({ says }) => says === 'no')?.organisation
  const pool = (file.pool ?? []).map((one, at) => (at === 0 ? { ...one, organisation: declined } : one))
  assert.equal(recounted({ ...file, pool }).status, 1)
})

for (const method of ['sortition', 'stv', 'approval'] as const)
  test(`a seed that is not the one of the opening is found, whether or not a lot was drawn (${method})`, () => {
    const vote = fc.sample(voted, { numRuns: 300, seed: 5 }).find(({ terms }) => terms.method === method)
    assert.ok(vote)
    const { status, stderr } = recounted({ ...fileOf(vote), seedHash: sha256('another') })
    assert.equal(status, 1)
    assert.match(stderr, /not the one whose hash was published at the opening/)
  })

test('a file from before its vote told the hash of the seed is counted all the same', () => {
  const vote = fc.sample(voted, { numRuns: 300, seed: 5 }).find(({ terms }) => terms.method === 'approval')
  assert.ok(vote)
  assert.equal(recounted({ ...fileOf(vote), seedHash: undefined }).status, 0)
})

test('what is no file of a vote is told apart from one that is wrong', () => {
  assert.equal(recounted('{}').status, 2)
})
