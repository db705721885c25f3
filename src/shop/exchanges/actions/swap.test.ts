import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/database/sql.ts'
import { signedToken } from '#platform/mail/signed-link.ts'
import { instant } from '#platform/values/day.ts'
import { refusedWith } from '../../../../test/refused.ts'
import { world } from '../../../../test/world.ts'
import { cancelShift } from '../../shifts/actions/shift.ts'
import { type PlannedShop, plannedShop } from '../../shifts/cast.testing.ts'
import { readMySwaps, readSwapAsk, readSwapWays } from '../reads/swap.ts'
import { readProposal } from '../reads/swap-proposal.ts'
import { changeSeat } from './change.ts'
import { settle } from './settle.ts'
import { seatedIn } from './swap.testing.ts'
import { agreeSwap, askSwap, cancelSwap, declineAsk } from './swap.ts'
import { consentSwap, declineSwap } from './swap-answering.ts'

const w = await world()

const seated = seatedIn(w)

/** Amina asked for Elif's shift; Elif accepted. */
async function offered(more: Readonly<Record<string, string>> = {}) {
  const cast = await seated({ Amina: '2025-03-12', Elif: '2025-03-14', ...more })
  const { swap } = await cast.ask('Amina', 'Elif')
  const { proposal, swap: other } = await cast.accept('Elif', swap)
  return { ...cast, swap, other, proposal }
}

test('one asks for another’s shift, that one accepts, the first says yes: seats cross, purposes stay with the people', async () => {
  const cast = await seated({ Amina: '2025-03-12', Elif: '2025-03-14' })
  const { swap } = await cast.ask('Amina', 'Elif')
  assert.deepEqual(await cast.states(), ['Amina open'])
  const { proposal } = await cast.accept('Elif', swap)
  assert.deepEqual(await cast.states(), ['Amina offered', 'Elif offered'])
  assert.equal((await cast.yes('Amina', proposal)).state, 'done')
  assert.deepEqual(await cast.states(), ['Amina done', 'Elif done'])
  assert.deepEqual(await cast.sitting(), ['Amina on Elif regular 1', 'Elif on Amina regular 1'])
  assert.deepEqual(await cast.told('Amina'), ['swap_offer', 'swap_done'])
  assert.deepEqual(await cast.told('Elif'), ['swap_asked', 'swap_done'])
  await assert.rejects(cast.yes('Amina', proposal), refusedWith('swap.final'))
})

test('nobody moves before the last yes, and a yes said twice counts once', async () => {
  const cast = await seated({ Amina: '2025-03-12', Elif: '2025-03-14', Chloe: '2025-03-16' })
  await cast.ask('Amina', 'Elif')
  await cast.ask('Elif', 'Chloe')
  await cast.ask('Chloe', 'Amina')
  await w.house.workers.drain()
  const { mine } = await cast.here.shop.look(readMySwaps, {}, cast.who('Amina'))
  const proposal = mine[0]?.proposal?.proposal ?? ''
  assert.equal(mine[0]?.proposal?.origin, 'matched')
  for (const name of ['Amina', 'Elif', 'Elif']) assert.equal((await cast.yes(name, proposal)).state, 'pending')
  assert.deepEqual((await cast.sitting()).length, 3)
  assert.equal((await cast.yes('Chloe', proposal)).state, 'done')
  assert.deepEqual(await cast.sitting(), [
    'Amina on Elif regular 1',
    'Chloe on Amina regular 1',
    'Elif on Chloe regular 1',
  ])
})

test('a no leaves the request open again and ends the one made only to accept; it can be accepted anew', async () => {
  const cast = await offered()
  await cast.here.shop.act(declineSwap, { proposal: cast.proposal }, cast.who('Amina'))
  assert.deepEqual(await cast.states(), ['Amina open', 'Elif cancelled'])
  assert.deepEqual(await cast.sitting(), ['Amina on Amina regular 0', 'Elif on Elif regular 0'])
  await cast.accept('Elif', cast.swap)
  assert.deepEqual((await cast.states()).slice(0, 1), ['Amina offered'])
})

test('an open request, and one in a proposal, can be taken back; the others’ stand open, those made to accept end', async () => {
  const open = await seated({ Amina: '2025-03-12', Elif: '2025-03-14' })
  const { swap } = await open.ask('Amina', 'Elif')
  await open.here.shop.act(cancelSwap, { swap }, open.who('Amina'))
  await assert.rejects(open.here.shop.act(cancelSwap, { swap }, open.who('Amina')), refusedWith('swap.final'))
  await assert.rejects(open.accept('Elif', swap), refusedWith('swap.final'))

  const first = await offered()
  await assert.rejects(
    first.here.shop.act(cancelSwap, { swap: first.swap }, first.who('Elif')),
    refusedWith('swap.not_yours'),
  )
  await first.here.shop.act(cancelSwap, { swap: first.swap }, first.who('Amina'))
  assert.deepEqual(await first.states(), ['Amina cancelled', 'Elif cancelled'])

  const second = await offered()
  await second.here.shop.act(cancelSwap, { swap: second.other }, second.who('Elif'))
  assert.deepEqual(await second.states(), ['Amina open', 'Elif cancelled'])
  await assert.rejects(second.yes('Amina', second.proposal), refusedWith('swap.final'))
})

test('an own request that was open before it met another one stays after a no', async () => {
  const cast = await seated({ Amina: '2025-03-12', Elif: '2025-03-14', Chloe: '2025-03-16' })
  await cast.ask('Elif', 'Chloe')
  const { swap } = await cast.ask('Amina', 'Elif')
  const { proposal } = await cast.accept('Elif', swap)
  await cast.here.shop.act(declineSwap, { proposal }, cast.who('Amina'))
  assert.deepEqual(await cast.states(), ['Elif open', 'Amina open'])
})

test('what was answered too late changes nothing, and stands open again', async () => {
  const cast = await offered()
  const before = w.now()
  w.moveTo('2025-03-06T07:00:00.000Z')
  await assert.rejects(cast.yes('Amina', cast.proposal), refusedWith('swap.final'))
  await cast.here.shop.act(settle, {})
  assert.deepEqual(await cast.states(), ['Amina open', 'Elif cancelled'])
  assert.deepEqual(await cast.told('Amina'), ['swap_offer', 'swap_off'])
  w.moveTo(before)
})

test('two accept one request at the same moment: one is in, the other keeps everything', async () => {
  const cast = await seated({ Amina: '2025-03-12', Elif: '2025-03-14', Chloe: '2025-03-16' })
  const { swap } = await cast.ask('Amina', 'Elif', 'Chloe')
  const answers = await Promise.allSettled(['Elif', 'Chloe'].map((name) => cast.accept(name, swap)))
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  for (const answer of answers) if (answer.status === 'rejected') refusedWith('swap.final')(answer.reason)
  const pending = await cast.here.all(
    sql`select id from exchanges.swap_proposal where organisation_id = ${cast.here.shop.id} and state = 'pending'`,
  )
  assert.equal(pending.length, 1)
})

test('both say yes in the same second: the seats cross once', async () => {
  const cast = await seated({ Amina: '2025-03-12', Elif: '2025-03-14' })
  await cast.ask('Amina', 'Elif')
  await cast.ask('Elif', 'Amina')
  await w.house.workers.drain()
  const { mine } = await cast.here.shop.look(readMySwaps, {}, cast.who('Amina'))
  const proposal = mine[0]?.proposal?.proposal ?? ''
  const answers = await Promise.all(['Amina', 'Elif'].map((name) => cast.yes(name, proposal)))
  assert.deepEqual(answers.map(({ state }) => state).toSorted(), ['done', 'pending'])
  assert.deepEqual(await cast.sitting(), ['Amina on Elif regular 1', 'Elif on Amina regular 1'])
})

test('the shop calls the shift off in the second somebody says yes: nobody sits twice, nobody is lost', async () => {
  const cast = await offered()
  await Promise.allSettled([
    cast.yes('Amina', cast.proposal),
    cast.here.shop.act(cancelShift, { shift: cast.shift('Elif').id, reason: 'flood' }, cast.here.planner),
  ])
  await w.house.workers.drain()
  const sitting = await cast.sitting()
  assert.equal(sitting.length, 1)
  assert.ok(['Amina on Amina regular 0', 'Elif on Amina regular 1'].includes(sitting[0] ?? ''), sitting[0])
  assert.ok((await cast.states()).every((one) => !one.endsWith('offered')))
})

test('a yes while the seat is changed for another, and while the request is taken back: one of the two happens', async () => {
  const cast = await offered()
  const free = await cast.here.oneOff({
    day: '2025-03-18',
    startsAt: '2025-03-18T08:00:00Z',
    endsAt: '2025-03-18T10:00:00Z',
  })
  await Promise.allSettled([
    cast.yes('Amina', cast.proposal),
    cast.here.shop.act(changeSeat, { attendance: cast.seat('Elif'), shift: free.id }, cast.who('Elif')),
  ])
  await w.house.workers.drain()
  assert.equal((await cast.sitting()).length, 2)
  const back = await offered()
  const answers = await Promise.allSettled([
    back.yes('Amina', back.proposal),
    back.here.shop.act(cancelSwap, { swap: back.other }, back.who('Elif')),
  ])
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.equal((await back.sitting()).length, 2)
})

test('a yes in the second it runs out is either in time or changes nothing', async () => {
  const cast = await offered()
  const before = w.now()
  w.moveTo('2025-03-06T06:59:59.000Z')
  await Promise.allSettled([cast.yes('Amina', cast.proposal), cast.here.shop.act(settle, {})])
  assert.deepEqual(await cast.sitting(), ['Amina on Elif regular 1', 'Elif on Amina regular 1'])
  w.moveTo(before)
})

test('a seat that was swapped may be swapped again, and the chain grows', async () => {
  const cast = await offered({ Chloe: '2025-03-16' })
  await cast.yes('Amina', cast.proposal)
  const [now] = await cast.here.all<{ id: string }>(
    sql`select id from shifts.attendance where member_id = ${cast.who('Amina').id} and state = 'planned'`,
  )
  const wishes = [{ shift: cast.shift('Chloe').id }]
  const { swap } = await cast.here.shop.act(askSwap, { attendance: now?.id ?? '', wishes }, cast.who('Amina'))
  const { proposal } = await cast.accept('Chloe', swap)
  await cast.yes('Amina', proposal)
  assert.deepEqual(await cast.sitting(), [
    'Amina on Chloe regular 2',
    'Chloe on Elif regular 1',
    'Elif on Amina regular 1',
  ])
})

test('rules are asked again at the last yes: whoever was blocked meanwhile takes nothing', async () => {
  const cast = await offered()
  await cast.here.run(sql`update shifts.worker set blocked = 'talk to us' where member_id = ${cast.who('Elif').id}`)
  const { state, whyNot } = await cast.yes('Amina', cast.proposal)
  assert.deepEqual([state, whyNot.map(({ code }) => code)], ['off', ['swap.other_may_not']])
  assert.deepEqual(await cast.states(), ['Amina open', 'Elif cancelled'])
  assert.deepEqual(await cast.sitting(), ['Amina on Amina regular 0', 'Elif on Elif regular 0'])
})

test('what was agreed beforehand waits for the other’s yes, named by number or address and by day', async () => {
  const cast = await seated({ Amina: '2025-03-12', Elif: '2025-03-14' })
  const agree = (partner: string, day: string) =>
    cast.here.shop.act(agreeSwap, { attendance: cast.seat('Amina'), partner, day }, cast.who('Amina'))
  for (const [partner, day] of [
    ['nobody@example.org', '2025-03-14'],
    [cast.who('Elif').email, '2025-03-15'],
    [cast.who('Amina').email, '2025-03-12'],
    ['4711', '2025-03-14'],
  ] as const)
    await assert.rejects(agree(partner, day), refusedWith('swap.nobody_there'))
  const { proposal } = await agree(cast.who('Elif').email.toUpperCase(), '2025-03-14')
  assert.deepEqual(await cast.told('Elif'), ['swap_offer'])
  assert.equal((await cast.yes('Elif', proposal)).state, 'done')
  assert.deepEqual(await cast.sitting(), ['Amina on Elif regular 1', 'Elif on Amina regular 1'])
})

test('the link of the mail shows the question, changes nothing by being opened, and answers without signing in', async () => {
  const cast = await offered()
  const signed = signedToken({
    organisation: cast.here.shop.id,
    person: cast.who('Amina').id,
    purpose: 'exchanges.swap_offer',
    expires: instant('2025-06-01T00:00:00.000Z'),
  })
  const seen = await cast.here.shop.look(readProposal, { proposal: cast.proposal, signed })
  assert.deepEqual([seen.state, seen.consented, seen.waitingFor, seen.whyNot], ['pending', false, 1, []])
  assert.equal((await cast.here.shop.act(consentSwap, { proposal: cast.proposal, signed })).state, 'done')
  const after = await cast.here.shop.look(readProposal, { proposal: cast.proposal, signed })
  assert.deepEqual([after.state, after.whyNot.map(({ code }) => code)], ['done', ['swap.final']])
})

test('who holds a wished seat is asked once, may rather not, and is not asked again; others see nothing', async () => {
  const cast = await seated({ Amina: '2025-03-12', Elif: '2025-03-19', Jo: '2025-03-21' })
  const { swap } = await cast.ask('Amina', 'Elif')
  const asks = async (name: string) => (await cast.here.shop.look(readMySwaps, {}, cast.who(name))).asks
  assert.equal((await asks('Elif'))[0]?.takes.shift, cast.shift('Amina').id)
  assert.deepEqual(await asks('Jo'), [])
  await assert.rejects(cast.here.shop.act(declineAsk, { swap }, cast.who('Jo')), refusedWith('swap.not_wished'))
  await cast.here.shop.act(declineAsk, { swap }, cast.who('Elif'))
  assert.deepEqual(await asks('Elif'), [])
  assert.equal((await cast.here.shop.look(readSwapAsk, { swap }, cast.who('Elif'))).declined, true)
})

test('near the shift the same weekday and time of other weeks may be ticked, far ahead a window of weeks', async () => {
  const cast = await seated({ Amina: '2025-03-12', Week: '2025-03-19', Other: '2025-03-20', Far: '2025-05-07' })
  const ways = await cast.here.shop.look(readSwapWays, { attendance: cast.seat('Amina') }, cast.who('Amina'))
  assert.equal(ways.way, 'same_slot')
  assert.deepEqual(
    ways.shifts.map(({ id }) => id),
    [cast.shift('Week').id],
  )
  const far = await cast.here.shop.look(readSwapWays, { attendance: cast.seat('Far') }, cast.who('Far'))
  assert.equal(far.way, 'list')
  assert.deepEqual(
    far.shifts.map(({ id }) => id),
    ['Week', 'Other'].map((name) => cast.shift(name).id),
  )
})

test('a booked seat of who books freely is not swapped unless the policy says so; a second request is refused', async () => {
  const here: PlannedShop = await plannedShop(w)
  const bram = await here.member('Bram')
  const shift = await here.oneOff({
    day: '2025-03-12',
    startsAt: '2025-03-12T08:00:00Z',
    endsAt: '2025-03-12T10:00:00Z',
  })
  const seat = await here.sit(shift, bram)
  const wishes = [{ weekday: 3 }]
  await assert.rejects(here.shop.act(askSwap, { attendance: seat, wishes }, bram), refusedWith('swap.mode'))
  const cast = await seated({ Amina: '2025-03-12', Elif: '2025-03-14' })
  await cast.ask('Amina', 'Elif')
  await assert.rejects(cast.ask('Amina', 'Elif'), refusedWith('swap.live_request'))
})
