import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seedCommunity, sharersIn } from '#hub/organisations/public.ts'
import { type Action, read } from '#platform/action.ts'
import { NotFound, Refused } from '#platform/refusal.ts'
import { addDays, day } from '#platform/values/day.ts'
import { thorough } from '#platform/values/thorough.testing.ts'
import { type Person, type Shop, world } from '../../../../test/world.ts'
import { listWishes } from '../reads/dues-periods.ts'
import { readRound } from '../reads/rounds.ts'
import type { RoundState } from '../rules/states.ts'
import { approveWish } from './approvals.ts'
import { callTranche, confirmRound, noteDelivered } from './calls.ts'
import { closeEarly, closeOverdue } from './closing.ts'
import { bookCost } from './costs.ts'
import { cancelRound, settleRound, stopRound } from './ending.ts'
import { askToOpen, draftRound, openDraft, reopenRound } from './opening.ts'
import { payCall } from './payments.ts'
import { pledge, withdrawPledge } from './pledging.ts'

const made = await world()
const all = ['speak', 'position', 'commit', 'sign', 'pay'] as const
const cast = [
  { name: 'Jo', of: 'A', powers: all, task: 'noyau' },
  { name: 'Lea', of: 'B', powers: all, task: 'hub_treasurer' },
  { name: 'Mira', of: 'C', powers: all, task: 'second_approver' },
  { name: 'Noa', of: 'D', powers: all, task: undefined },
  { name: 'Ana', of: 'A', powers: ['speak'], task: undefined },
] as const
type Name = (typeof cast)[number]['name'] | 'system'

/** The table of rounds as it is printed in the domain file, written here once more: who, from where, to where. */
const beforeSettled: readonly RoundState[] = ['draft', 'open', 'closing', 'called', 'collecting', 'secured', 'spending']
const running: readonly RoundState[] = ['called', 'collecting', 'secured', 'spending']
const table = {
  openDraft: { who: ['Jo'], from: ['draft'], to: ['open'] },
  askToOpen: { who: ['Jo', 'Lea', 'Mira', 'Noa'], from: ['draft'], to: ['draft', 'open'] },
  pledge: { who: ['Jo', 'Lea', 'Mira', 'Noa'], from: ['open'], to: ['open'] },
  withdraw: { who: ['Jo', 'Lea', 'Mira', 'Noa'], from: ['open'], to: ['open'] },
  closeOverdue: { who: ['system'], from: ['open'], to: ['closing', 'failed'] },
  closeEarly: { who: ['Jo'], from: ['open'], to: ['closing'] },
  confirm: { who: ['Lea'], from: ['closing'], to: ['called', 'secured'] },
  callTranche: { who: ['Lea'], from: running, to: running },
  pay: { who: ['Lea'], from: running, to: ['collecting', 'secured', 'spending'] },
  deliver: { who: ['Lea'], from: running, to: running },
  cost: { who: ['Lea'], from: ['secured', 'spending'], to: ['secured', 'spending'] },
  settle: { who: ['Lea'], from: ['spending'], to: ['spending'] },
  stop: { who: ['Lea'], from: ['spending'], to: ['spending'] },
  cancel: { who: ['Lea'], from: beforeSettled, to: beforeSettled },
  approve: { who: ['Lea', 'Mira'], from: beforeSettled, to: ['spending', 'settled', 'cancelled'] },
  reopen: { who: ['Jo'], from: ['failed', 'cancelled'], to: ['failed', 'cancelled'] },
} as const satisfies Record<
  string,
  { readonly who: readonly Name[]; readonly from: readonly RoundState[]; readonly to: readonly RoundState[] }
>
type Act = keyof typeof table
const acts = Object.keys(table) as Act[]

/** What the door of each route asks for before the action is asked. */
const mays: Partial<Record<Act, string>> = {
  openDraft: 'community.steer',
  closeEarly: 'community.steer',
  reopen: 'community.steer',
  confirm: 'funding.book',
  callTranche: 'funding.book',
  pay: 'funding.book',
  deliver: 'funding.book',
  cost: 'funding.book',
  settle: 'funding.book',
  stop: 'funding.book',
  cancel: 'funding.book',
  approve: 'funding.approve',
}

const sharers = read('test.sharersOf', (ctx) => sharersIn(ctx, 2024))

async function begun() {
  const community = await made.shop({ kind: 'community' })
  const mails = new Map(cast.map(({ name }) => [name as Name, `${name}.${community.id.slice(-8)}@example.org`]))
  const organisations = ['A', 'B', 'C', 'D', 'P'].map((name) => ({
    ...{ id: null, name, kind: name === 'P' ? 'provider' : 'shop', country: 'BE', city: 'Namur' },
    ...{ state: 'active' as const, days: 100, turnover: null },
    people: cast
      .filter(({ of }) => of === name)
      .map(({ name: called, powers, task }) => ({
        name: called,
        email: mails.get(called) ?? '',
        powers,
        ...(task ? { task } : {}),
      })),
  }))
  await community.act(seedCommunity, { organisations })
  made.house.organisations.forget()
  const people = new Map<Name, Person>()
  for (const [name, email] of mails)
    people.set(name, { email, account: await made.house.auth.ensureAccount(email, name, 'fr') })
  const ids = new Map((await community.look(sharers, {})).map(({ id, name }) => [name, id as string]))
  const { round } = await community.act(draftRound, {
    ...{ name: 'Labels', estimate: null, target: 1000, secured: [], key: { kind: 'equal' }, keyYear: null },
    ...{ minPayers: 2, contingencyBp: 0, tranchesBp: [5000, 5000], deadline: addDays(todayIn(), 25) },
    ...{ estimateValidUntil: null, rate: null, provider: ids.get('P') ?? null, holder: null, invited: [] },
    participant: ids.get('A') ?? '',
  })
  return { community, people, ids, round }
}
type Begun = Awaited<ReturnType<typeof begun>>

const todayIn = () => day(made.now().slice(0, 10))

interface Try {
  readonly act: Act
  readonly who: Name
  readonly dice: number
}

async function tryIt({ community, people, ids, round }: Begun, { act, who, dice }: Try): Promise<void> {
  const as = people.get(who)
  const may = mays[act]
  if (may && as && !(await made.house.organisations.permissionsOf(community.id, as.account)).has(may))
    throw new NotFound('permission')
  const run = <I, O>(action: Action<I, O>, input: I) => community.act(action, input, as)
  const seen = await community.look(readRound, { round })
  const participant = ids.get(cast.find(({ name }) => name === who)?.of ?? 'A') ?? ''
  const some = <T>(list: readonly T[]): T => {
    const one = list[dice % Math.max(1, list.length)]
    if (one === undefined) throw new NotFound('anything')
    return one
  }
  const decision = { number: '1', day: todayIn() }
  const does: Record<Act, () => Promise<unknown>> = {
    openDraft: () => run(openDraft, { round }),
    askToOpen: () => run(askToOpen, { round, participant }),
    pledge: () =>
      run(pledge, {
        ...{ round, participant, mode: 'share', amount: 200 + dice * 40, minutes: null },
        ...{ usesArea: true, conditions: [] },
      }),
    withdraw: () =>
      run(withdrawPledge, { round, pledge: some(seen.pledges.filter((one) => one.participant === participant)).id }),
    closeOverdue: () => community.act(closeOverdue, {}),
    closeEarly: () => run(closeEarly, { round }),
    confirm: () => run(confirmRound, { round }),
    callTranche: () => run(callTranche, { round }),
    pay: () => run(payCall, { callLine: some(seen.calls).id, amount: null, from: 'bank', fee: 0, requestKey: null }),
    deliver: () => run(noteDelivered, { round }),
    cost: () =>
      run(bookCost, { round, net: 10 + dice * 20, vat: 0, inHours: null, document: 'F', last: dice % 2 === 0 }),
    settle: () => run(settleRound, { round }),
    stop: () => run(stopRound, { round, reason: 'No', decision }),
    cancel: () => run(cancelRound, { round, reason: 'No' }),
    approve: async () => run(approveWish, { wish: some((await community.look(listWishes, { over: 'no' })).wishes).id }),
    reopen: async () => {
      const { reopened } = await run(reopenRound, {
        ...{ round, deadline: addDays(todayIn(), 30), name: null, estimateValidUntil: null, minPayers: null },
      })
      const { state, replaces } = await community.look(readRound, { round: reopened })
      assert.deepEqual([state, replaces], ['open', round])
    },
  }
  await does[act]()
}

const pass = (days: number) => made.moveTo(new Date(Date.parse(made.now()) + days * 86_400_000).toISOString())

/** Some walks begin where three have pledged enough, some where the first tranche is called, some where it is paid. */
async function comeTo(story: Begun, far: number): Promise<void> {
  if (far === 0) return
  await tryIt(story, { act: 'openDraft', who: 'Jo', dice: 0 })
  for (const who of ['Jo', 'Lea', 'Mira'] as const) await tryIt(story, { act: 'pledge', who, dice: 9 })
  if (far === 1) return
  pass(27)
  await tryIt(story, { act: 'closeOverdue', who: 'system', dice: 0 })
  pass(6)
  await tryIt(story, { act: 'confirm', who: 'Lea', dice: 0 })
  if (far === 2) return
  for (const dice of [0, 1, 2]) await tryIt(story, { act: 'pay', who: 'Lea', dice })
}

const stateOf = async (community: Shop, round: string) => (await community.look(readRound, { round })).state

/** Who may be what is asked for most of the time, so that the walks come far. */
const step = fc.record({
  act: fc.constantFrom(...acts),
  right: fc.integer({ min: 0, max: 9 }),
  anybody: fc.constantFrom<Name>('Jo', 'Lea', 'Mira', 'Noa', 'Ana'),
  dice: fc.nat({ max: 9 }),
  days: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 6, 26),
})
const walks = thorough ? 32 : 8
const steps = 40

test('F14: whoever tries whatever at random, a round moves only as its table says, and by whom it says', async () => {
  const reached = new Set<RoundState>()
  let turn = 0
  for (const walk of fc.sample(fc.array(step, { minLength: steps, maxLength: steps, size: 'max' }), {
    numRuns: walks,
    seed: 11,
  })) {
    const story = await begun()
    await comeTo(story, turn % 4)
    turn += 1
    let state = await stateOf(story.community, story.round)
    for (const { act: any, right, anybody, dice, days } of walk) {
      const likely = acts.filter(
        (one) => (table[one].from as readonly string[]).includes(state) && (dice === 0 || one !== 'cancel'),
      )
      const act = right < 8 ? (likely[(dice * 7 + right) % Math.max(1, likely.length)] ?? any) : any
      pass(days)
      const told = table[act]
      const chosen: readonly Name[] = told.who
      const who = chosen.includes('system') ? 'system' : right !== 5 ? (chosen[dice % chosen.length] ?? 'Jo') : anybody
      const done = await tryIt(story, { act, who, dice }).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refused || error instanceof NotFound) return false
          throw error
        },
      )
      const next = await stateOf(story.community, story.round)
      const says = `${who} ${act}: ${state} -> ${next}`
      if (done && act !== 'closeOverdue') {
        assert.ok(chosen.includes(who), says)
        assert.ok((told.from as readonly string[]).includes(state), says)
      }
      if (next !== state) {
        assert.ok(done && (told.from as readonly string[]).includes(state), says)
        assert.ok((told.to as readonly string[]).includes(next), says)
      }
      state = next
      reached.add(state)
    }
  }
  // walks that end at once would prove nothing
  for (const one of ['open', 'closing', 'collecting', 'secured'] as const)
    assert.ok(reached.has(one), `${one} among ${[...reached]}`)
})
