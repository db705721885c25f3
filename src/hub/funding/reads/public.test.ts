import assert from 'node:assert/strict'
import { test } from 'node:test'
import { participantsIn, seedCommunity } from '#hub/organisations/public.ts'
import { action, read } from '#platform/action.ts'
import { change } from '#platform/settings/actions.ts'
import { day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { cents } from '#platform/values/money.ts'
import { coOp } from '../../../../test/co-op.ts'
import { world } from '../../../../test/world.ts'
import { billOrganisation } from '../actions/billing-by-hand.ts'
import { openPot } from '../actions/pots.ts'
import { sayPublicConsent } from '../actions/public.ts'
import { openDataFields } from '../rules/open-data.ts'
import { writeNets } from '../store/calls.ts'
import { writeRound } from '../store/rounds.ts'
import type { PublicFunding } from './public.ts'

const w = await world()
const parties = read('test.parties', participantsIn)

const bear = action('test.bear', async (ctx, each: Readonly<Record<string, number>>) => {
  const id = newId()
  await writeRound(ctx.db, ctx.organisation, {
    ...{
      id,
      seq: 1,
      name: 'Scales',
      state: 'called',
      kind: 'share',
      target: cents(100_000),
      secured: [],
      currency: 'EUR',
    },
    ...{ key: { kind: 'equal' }, keyYear: 2024, minPayers: 2, contingencyBp: 0, tranchesBp: [10_000] },
    ...{
      opensOn: day('2025-02-01'),
      deadline: day('2025-02-28'),
      endsAt: ctx.now,
      estimateValidUntil: day('2025-12-31'),
    },
    ...{ estimate: null, provider: null, holder: null, rate: null, invited: [], replaces: null, at: ctx.now, by: null },
  })
  const lines = Object.entries(each).map(([participant, amount]) => ({
    ...{ id: newId(), participant, kind: 'share' as const, amount: cents(amount) },
  }))
  await writeNets(ctx.db, ctx.organisation, id, ctx.today, lines)
  ctx.record('funding.round_called', { subject: id, calls: 0 })
})

async function community() {
  const here = await w.shop({ name: `Community ${newId().slice(-6)}`, language: 'en', kind: 'community' })
  await here.act(seedCommunity, { organisations: [coOp('Le Panier'), coOp('Secretive Co-op')] })
  const all = await here.look(parties, {})
  const idOf = (name: string): string => all.find((one) => one.name === name)?.id ?? ''
  await here.act(openPot, {
    ...{ name: 'Small wishes', kind: 'free', currency: null, opensOn: null, closesOn: '2025-03-31', matchPot: 0 },
    items: [{ name: 'Labels', says: null, least: 0, most: 8000 }],
  })
  await here.act(bear, { [idOf('Le Panier')]: 60_000, [idOf('Secretive Co-op')]: 40_000 })
  await here.act(billOrganisation, {
    ...{ buyer: idOf('Secretive Co-op'), seller: null, currency: null, dueOn: null },
    lines: [{ text: 'Hall', net: 10_000 }],
  })
  return { here, idOf, path: `/api/v1/organisations/${here.address}/funding` }
}

const ask = (path: string, headers: Record<string, string> = {}) => w.house.app.request(path, { headers })
const open = (here: Awaited<ReturnType<typeof community>>['here']) =>
  here.act(change, { key: 'funding.public_summary', value: true })

test('nobody reads what a community does not show', async () => {
  const { here, path } = await community()
  const answers = [path, `${path}.csv`, `${path}-codebook.csv`, `/f/${here.address}`].map((one) => ask(one))
  assert.deepEqual(
    (await Promise.all(answers)).map(({ status }) => status),
    [404, 404, 404, 404],
  )
})

test('everybody reads sums where a community shows them; names only of those that agreed', async () => {
  const { here, idOf, path } = await community()
  await open(here)
  const before = (await (await ask(path)).json()) as PublicFunding
  assert.deepEqual(
    before.rounds.map(({ borne, payers, named }) => [borne, payers, named]),
    [[100_000, 2, []]],
  )
  await here.act(sayPublicConsent, { participant: idOf('Le Panier'), consents: true })
  const after = (await (await ask(path)).json()) as PublicFunding
  assert.deepEqual(after.rounds[0]?.named, [{ name: 'Le Panier', net: 60_000 }])
  assert.equal(after.licence.name, 'CC-BY-4.0')
  for (const where of [path, `${path}.csv`, `/f/${here.address}`])
    assert.doesNotMatch(await (await ask(where)).text(), /Secretive/, where)
  await here.act(sayPublicConsent, { participant: idOf('Le Panier'), consents: false })
  assert.doesNotMatch(await (await ask(path)).text(), /Le Panier/)
})

test('the money shown to everybody is of all organisations together, and balances', async () => {
  const { here, path } = await community()
  await open(here)
  const { money } = (await (await ask(path)).json()) as PublicFunding
  assert.deepEqual(
    money.map(({ account, amount }) => [account, amount]),
    [
      ['dues', -10_000],
      ['receivable', 12_100],
      ['vat', -2100],
    ],
  )
})

test('the table has the fields of its codebook, in the same order, and one row for each thing', async () => {
  const { here, path } = await community()
  await open(here)
  const [head = '', ...lines] = (await (await ask(`${path}.csv`)).text())
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  const fields = head.split(/[,;]/)
  assert.deepEqual(fields, [...openDataFields])
  assert.deepEqual(lines.map((line) => line.split(/[,;]/)[0]).sort(), [
    'account',
    'account',
    'account',
    'pot',
    'pot_item',
    'round',
  ])
  const codebook = (await (await ask(`${path}-codebook.csv?lang=fr`)).text())
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  assert.deepEqual(
    codebook.slice(1).map((line) => line.split(/[,;]/)[0]),
    fields,
  )
})

test('the page sets no cookie, runs no script, and stands in the language asked', async () => {
  const { here } = await community()
  await open(here)
  const answer = await ask(`/f/${here.address}?lang=de`)
  const text = await answer.text()
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  assert.doesNotMatch(text, /<script/)
  assert.match(text, /<html lang="de">/)
  assert.match(text, /was wir gemeinsam bauen/)
})
