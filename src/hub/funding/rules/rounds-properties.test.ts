import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '#platform/values/day.ts'
import { type Cents, cents, negate, sum } from '#platform/values/money.ts'
import { split } from '#platform/values/split.ts'
import { type Closing, type ClosingPledge, closeRound } from './closing.ts'
import {
  advanceLines,
  callLines,
  costLines,
  intoRoundLines,
  outOfRoundLines,
  payoutLines,
  receivedLines,
} from './entries.ts'
import { netAfter, quoteJoining } from './late-joining.ts'
import { type Booked, balances, type EntryKind, type Line, whyNotBook, whyNotPayProvider } from './ledger.ts'
import { contingencyCalls } from './missing-money.ts'
import { askedIn, numRuns, type RandomRound, randomRound } from './random-rounds.testing.ts'
import { type FileStepName, stepsOf } from './round-file.ts'
import { surplusParts } from './surplus.ts'
import { trancheCalls } from './tranches.ts'
import { standingIn, undoRound } from './undoing.ts'
import { weightsOf } from './weights.ts'

const holds = (says: string, about: (round: RandomRound, closing: Closing) => void) =>
  test(says, () => {
    let met = 0
    fc.assert(
      fc.property(randomRound, (round) => {
        const closing = closeRound(round.terms, round.pledges)
        if (closing.met) met += 1
        about(round, closing)
      }),
      { numRuns },
    )
    // rounds that all fail would prove nothing
    assert.ok(met > numRuns / 20, `${met} of ${numRuns} were met`)
  })

const bySeq = ({ pledges }: RandomRound): ClosingPledge[] =>
  pledges.toSorted((one, other) => one.joinSeq - other.joinSeq)
const netsOf = ({ parts }: Closing): Cents[] => parts.map(({ net }) => net)

holds(
  'F1: in a round that is met the parts sum to what is asked, by every key and within every limit',
  (round, closing) => {
    if (closing.met) assert.equal(sum(netsOf(closing)), askedIn(round))
    else assert.deepEqual(closing.parts, [])
  },
)

holds('F2: without limits each part by the key is the exact one, rounded down or up', (round) => {
  const weights = bySeq(round).map(({ weight }) => weight)
  const all = weights.reduce((whole, one) => whole + one, 0n)
  if (all === 0n) return
  const parts = split(round.terms.target, weights, round.terms.turn)
  parts.forEach((part, at) => {
    const exact = BigInt(round.terms.target) * (weights[at] ?? 0n)
    assert.ok(BigInt(part) === exact / all || BigInt(part) === exact / all + (exact % all > 0n ? 1n : 0n))
  })
})

holds('F3: what goes back by a key mirrors what was asked by it', (round) => {
  const weights = bySeq(round).map(({ weight }) => weight)
  if (weights.every((one) => one === 0n)) return
  const { target, turn } = round.terms
  assert.deepEqual(
    split(negate(target), weights, turn),
    split(target, weights, turn).map((part) => (part === 0 ? 0 : -part)),
  )
})

holds('F4: the order in which pledges arrive changes no part, ties or not', (round, closing) => {
  const sorted = ({ parts }: Closing) =>
    parts.map(({ pledge, net, contingency }) => `${pledge} ${net} ${contingency}`).sort()
  assert.deepEqual(sorted(closeRound(round.terms, round.pledges.toReversed())), sorted(closing))
})

holds(
  'F5 and F6: whoever weighs nothing pays nothing by key, and nobody pays more than the cap',
  ({ pledges }, closing) => {
    const of = new Map(pledges.map((one) => [one.pledge, one]))
    for (const { pledge, mode, net, contingency } of closing.parts) {
      const own = of.get(pledge)
      assert.ok(net >= 0 && contingency >= 0 && net + contingency <= (own?.most ?? 0))
      if (mode === 'share' && own?.weight === 0n) assert.equal(net + contingency, 0)
    }
  },
)

holds('F7: the tranches of each sum to its share, and none takes back', ({ tranchesBp, terms }, closing) => {
  const calls = trancheCalls(netsOf(closing), tranchesBp, terms.turn)
  closing.parts.forEach(({ net }, at) => {
    const own = calls.map((call) => call[at] ?? cents(0))
    assert.equal(sum(own), net)
    assert.ok(own.every((one) => one >= 0))
  })
})

const on = day('2025-03-03')
const booked = (kind: EntryKind, requestKey: string, lines: readonly Line[]): Booked[] =>
  lines.length === 0 ? [] : [{ id: requestKey, kind, day: on, requestKey, reverses: null, lines }]

/** Calls of all tranches, paid in part, one lent by the reserve; VAT is added to each call. */
function livedThrough({ terms, tranchesBp }: RandomRound, { parts }: Closing) {
  const calls = trancheCalls(
    parts.map(({ net }) => net),
    tranchesBp,
    terms.turn,
  )
  const lines = calls.flatMap((call, tranche) =>
    parts.flatMap(({ organisation, pledge }, at) => {
      const net = call[at] ?? cents(0)
      return net > 0 ? [{ id: `${pledge}/${tranche}`, organisation, net, vat: cents(Math.round(net * 0.21)) }] : []
    }),
  )
  const sets: Booked[] = booked('grant', 'secured', intoRoundLines('EUR', 'R', { holder: 'H' }, sum(terms.secured)))
  const paid = new Map<string, Cents>()
  lines.forEach((call, at) => {
    sets.push(...booked('call', `call/${call.id}`, callLines('EUR', 'R', call)))
    const gross = call.net + call.vat
    const comes = cents(at % 3 === 2 ? 0 : at % 3 === 1 ? Math.ceil(gross / 2) : gross)
    if (comes > 0) {
      const { organisation } = call
      const received = { organisation, holder: 'H', fee: cents(0), toRound: comes, toReserve: cents(0) }
      const all = receivedLines('EUR', { ...received, toOthers: [], excess: cents(0) })
      sets.push(...booked('payment', `payment/${call.id}`, all))
      paid.set(call.organisation, cents((paid.get(call.organisation) ?? 0) + comes))
    }
  })
  return { sets, lines, paid }
}

holds(
  'F8: whatever a round books sums to 0 in each set, and its balances are the sum of its lines',
  (round, closing) => {
    const { sets } = livedThrough(round, closing)
    for (const set of sets) assert.deepEqual(whyNotBook(set, []), [])
    assert.equal(
      [...balances(sets).values()].reduce((all, one) => all + one, 0),
      0,
    )
  },
)

holds(
  'F9: a round that is cancelled leaves 0 with every payer and in its fund; what was paid is credit',
  (round, closing) => {
    const { sets, paid } = livedThrough(round, closing)
    const back = [...paid].map(([organisation, amount]) => ({ organisation, currency: 'EUR' as const, paid: amount }))
    const undone = undoRound('R', sets, back, on)
    for (const set of undone) assert.deepEqual(whyNotBook(set, []), [])
    const all = balances([...sets, ...undone])
    assert.equal(all.get('round/R EUR') ?? 0, 0)
    for (const [account, amount] of all) if (account.startsWith('receivable/')) assert.equal(amount, 0)
    for (const [organisation, amount] of paid) assert.equal(all.get(`credit/${organisation} EUR`), -amount)
    const nets = standingIn('R', [...sets, ...undone])
    for (const [, net] of nets) assert.equal(net, 0)
  },
)

holds('F10: nobody gets more back from a surplus than was paid in', ({ terms }, closing) => {
  if (!closing.met) return
  const payers = closing.parts.map(({ pledge, net }) => ({
    organisation: pledge,
    paid: net,
    choice: { kind: 'back' as const },
  }))
  const all = sum(netsOf(closing))
  const cost = cents(all - (all % (terms.turn + 1)))
  const parts = surplusParts(cost, payers, terms.turn)
  assert.equal(sum(parts.map(({ amount }) => amount)), all - cost)
  const paidBy = new Map(payers.map(({ organisation, paid }) => [organisation, paid]))
  for (const { organisation, amount } of parts) assert.ok(amount >= 0 && amount <= (paidBy.get(organisation) ?? 0))
})

holds('F10: the contingency is called by what each holds ready, and never beyond', ({ terms }, closing) => {
  const ready = closing.parts.map(({ contingency }) => contingency)
  const needed = cents(Math.floor(sum(ready) / 2))
  const calls = contingencyCalls(needed, ready, terms.turn)
  assert.equal(sum(calls), needed)
  calls.forEach((call, at) => {
    assert.ok(call >= 0 && call <= (ready[at] ?? 0))
  })
})

holds('F11: whoever joins late leaves the sum as it is, raises nobody and makes nobody negative', (round, closing) => {
  const { terms, key, payers, pledges } = round
  const own = payers.filter(({ organisation }) =>
    closing.parts.some((part) => part.organisation === organisation && part.mode === 'share' && part.net > 0),
  )
  const joiner = payers.find(({ organisation }) => !pledges.some((one) => one.organisation === organisation))
  const last = joiner ?? { ...(payers[0] as (typeof payers)[number]), organisation: 'late' }
  const weights = weightsOf(key, [...own, last])
  const earlier = own.map(({ organisation }, at) => ({
    organisation,
    joinSeq: pledges.find((one) => one.organisation === organisation)?.joinSeq ?? 0,
    net: sum(closing.parts.filter((part) => part.organisation === organisation).map(({ net }) => net)),
    weight: weights[at] ?? 0n,
  }))
  const months = terms.turn * 3
  const fading = { months, terms: { months: terms.turn % 4 === 0 ? 0 : 36, floorBp: terms.contingencyBp } }
  const quote = quoteJoining({ joinSeq: 99, weight: weights.at(-1) ?? 0n }, earlier, fading, terms.turn)
  const after = netAfter(earlier, quote)
  assert.equal(sum(after.map(({ net }) => net)) + quote.pays, sum(earlier.map(({ net }) => net)))
  after.forEach(({ net }, at) => {
    assert.ok(net >= 0 && net <= (earlier[at]?.net ?? 0))
  })
})

holds('F12: raising one cap never breaks a round that is met', ({ terms, pledges }, closing) => {
  if (!closing.met) return
  const at = terms.turn % pledges.length
  const raised = pledges.map((one, place) =>
    place === at && one.mode === 'share' ? { ...one, most: cents(one.most + 1 + terms.turn * 777) } : one,
  )
  assert.equal(closeRound(terms, raised).met, true)
})

holds(
  'F13: a provider that asks again and again never gets more than came in, the money lent included',
  (round, closing) => {
    const { sets, lines } = livedThrough(round, closing)
    const lent = lines.slice(0, 1).map(({ organisation }) => advanceLines('EUR', organisation, cents(100)))
    const all = [...sets, ...lent.flatMap((one) => booked('advance', 'advance', one))]
    const received = cents(
      sum(round.terms.secured) +
        [...balances(all)]
          .filter(([account]) => account.startsWith('advance/'))
          .reduce((whole, [, amount]) => whole + amount, 0) +
        all
          .filter(({ kind }) => kind === 'payment')
          .flatMap((set) => set.lines)
          .filter(({ account }) => account.kind === 'bank')
          .reduce((whole, { amount }) => whole + amount, 0),
    )
    let paidOut = cents(0)
    for (let ask = 1; ask < 12; ask += 1) {
      const amount = cents(Math.floor(received / 4) + ask)
      if (whyNotPayProvider(amount, { received, paidOut }).length === 0) paidOut = cents(paidOut + amount)
      assert.ok(paidOut <= received)
    }
    const out = payoutLines('EUR', 'P', 'H', cents(Math.max(1, paidOut)))
    assert.deepEqual(whyNotBook({ kind: 'payout', day: on, requestKey: 'p', reverses: null, lines: out }, []), [])
  },
)

holds('F15: VAT changes no part: a round closes before anybody knows a rate', (round, closing) => {
  const { sets } = livedThrough(round, closing)
  const calls = sets.filter(({ kind }) => kind === 'call').flatMap(({ lines }) => lines)
  const fund = calls.filter(({ account }) => account.kind === 'round').reduce((all, { amount }) => all - amount, 0)
  assert.equal(fund, sum(netsOf(closing)))
})

holds('a cost in hours and money leaves what was paid for it in the fund and nothing else', (_round, closing) => {
  const net = sum(netsOf(closing))
  if (net === 0) return
  const inHours = cents(Math.floor(net / 3))
  const cost = { round: 'R', provider: 'P', net, vat: cents(0), inHours }
  const sets = [
    ...booked('cost', 'cost', costLines('EUR', cost)),
    ...booked('surplus', 'surplus', outOfRoundLines('EUR', 'R', [{ to: { kind: 'reserve' }, amount: cents(1) }])),
  ]
  for (const set of sets) assert.deepEqual(whyNotBook(set, []), [])
  assert.equal(balances(sets).get('round/R EUR'), net + 1)
})

holds('the file of a round holds each part: its steps sum to what each pays and holds ready', (round, closing) => {
  const steps = stepsOf(round.terms, round.pledges, closing)
  for (const step of steps) assert.equal(sum(step.lines.map(({ part }) => part)), step.total)
  if (!closing.met) return
  const told = new Map<string, number>()
  const names: readonly FileStepName[] = ['given', 'by_key', 'top_up']
  for (const { step, lines } of steps)
    for (const { organisation, mode, part } of lines) {
      const who = `${organisation} ${mode} ${names.includes(step)}`
      told.set(who, (told.get(who) ?? 0) + part)
    }
  for (const { organisation, mode, net, contingency } of closing.parts) {
    assert.equal(told.get(`${organisation} ${mode} true`) ?? 0, net)
    assert.equal(told.get(`${organisation} ${mode} false`) ?? 0, contingency)
  }
})

holds('each remainder in the file decides: nobody below the largest ones got a left-over unit', (round, closing) => {
  for (const { lines, tie } of stepsOf(round.terms, round.pledges, closing)) {
    const divided = lines.filter(({ base }) => base !== null)
    const got = divided
      .filter(({ base, part }) => part === (base ?? 0) + 1)
      .map(({ remainder }) => BigInt(remainder ?? 0))
    const not = divided.filter(({ base, part }) => part === base).map(({ remainder }) => BigInt(remainder ?? 0))
    for (const one of got) for (const other of not) assert.ok(one > other || (one === other && tie !== null))
  }
})
