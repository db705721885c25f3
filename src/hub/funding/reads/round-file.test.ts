import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { seedCommunity, sharersIn } from '#hub/organisations/public.ts'
import { type Content, read } from '#platform/action.ts'
import { world } from '../../../../test/world.ts'
import { closeOverdue } from '../actions/closing.ts'
import { openRound } from '../actions/opening.ts'
import { pledge } from '../actions/pledging.ts'
import { readRoundFile } from './round-file.ts'

const { shop: makeCommunity, moveTo } = await world()
const sharers = read('test.sharersOfFile', (ctx) => sharersIn(ctx, 2024))
const folder = mkdtempSync(join(tmpdir(), 'komunigi-round-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const textOf = ({ body }: Content) => new Response(body as ConstructorParameters<typeof Response>[0]).text()

async function closed() {
  const community = await makeCommunity({ kind: 'community' })
  const organisations = ['A', 'B', 'C'].map((name, at) => ({
    ...{ id: null, name, kind: 'shop', country: 'BE', city: 'Namur', state: 'active' as const, days: 100 },
    ...{ turnover: 1_000_000 * (at + 1) + 7, people: [] },
  }))
  await community.act(seedCommunity, { organisations })
  const ids = (await community.look(sharers, {})).map(({ id }) => id)
  const { round } = await community.act(openRound, {
    ...{ name: 'Labels', estimate: null, target: 100_001, secured: [], key: { kind: 'turnover' }, keyYear: null },
    ...{ minPayers: null, contingencyBp: 1000, tranchesBp: [10_000], deadline: '2025-03-31' },
    ...{ estimateValidUntil: null, rate: null, provider: null, holder: null, invited: [] },
  })
  for (const [at, amount] of [90_000, 20_000, 90_000].entries())
    await community.act(pledge, {
      ...{ round, participant: ids[at] ?? '', mode: 'share', amount, minutes: null, usesArea: true, conditions: [] },
    })
  const before = await textOf(await community.look(readRoundFile, { round, format: 'json' }))
  moveTo('2025-04-01T08:00:00.000Z')
  await community.act(closeOverdue, {})
  return { community, round, before }
}

test('the file of a round that closed holds what decided each cent, and an outsider comes to the same', async () => {
  const { community, round, before } = await closed()
  const text = await textOf(await community.look(readRoundFile, { round, format: 'json' }))
  const { steps, parts, state } = JSON.parse(text)
  assert.equal(state, 'closing')
  assert.deepEqual(JSON.parse(before).steps, steps)
  assert.deepEqual(
    steps.map(({ step, total }: { step: string; total: number }) => [step, total]),
    [
      ['by_key', 100_001],
      ['contingency', 10_000],
    ],
  )
  assert.equal(parts.length, 3)
  const path = join(folder, 'round.json')
  writeFileSync(path, text)
  const script = join(import.meta.dirname, '../../../../scripts/recompute-round.ts')
  assert.equal(spawnSync(process.execPath, [script, path]).status, 0)

  const [head, ...lines] = (await textOf(await community.look(readRoundFile, { round, format: 'csv' })))
    .trim()
    .split('\r\n')
  assert.match(head ?? '', /step,total,turn,reached_over,reached_under,rest,weights,place,organisation/)
  assert.equal(lines.length, 6)
})
