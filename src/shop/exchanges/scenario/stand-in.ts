/** Stand-ins, standby and call-outs in scenario files. */
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioName, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { readSeats } from '#shop/shifts/public.ts'
import { readMyCallOuts, readMyStandby } from '../reads/call-out.ts'
import { listCalls } from '../reads/stand-in.ts'
import { invitationsTo, newestCallOuts, readCallOuts } from '../store/call-out.ts'
import { callsOf, invitedNames, readCalls } from '../store/stand-in.ts'
import { isCalled, shiftName } from './shift-names.ts'

const readOwnCalls = read('exchanges.scenarioCalls', async (ctx, { member }: { readonly member: string }) => {
  const calls = await callsOf(ctx.db, ctx.organisation, member, null)
  const seats = new Map(
    (
      await readSeats(
        ctx,
        calls.map(({ attendance }) => attendance),
      )
    ).map((seat) => [seat.id, seat]),
  )
  return calls.map((call) => ({ ...call, seat: found(seats.get(call.attendance), 'attendance') }))
})

const readOneCall = read('exchanges.scenarioCall', async (ctx, { call }: { readonly call: string }) => {
  const one = found((await readCalls(ctx.db, ctx.organisation, [call]))[0], 'call')
  const [seat] = await readSeats(ctx, [one.attendance])
  const invited = await invitedNames(ctx.db, ctx.organisation, call)
  return { ...one, seat: found(seat, 'attendance'), invited }
})

/** The newest call of a person for a seat on this shift. */
async function callOf(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'string') return isId(value) ? value : world.idOf('call', value)
  const { shift, member } = value as { shift?: string; member?: string }
  if (!member) throw new Error('write { shift: Wed, member: Amina }')
  const calls = await world.look(readOwnCalls, { member: world.idOf('member', member) })
  const one = calls.find(({ seat }) => shift === undefined || isCalled(world, seat, shift))
  if (!one) throw new Error(`there is no call for ${JSON.stringify(value)}`)
  return one.id
}

const readNewest = read('exchanges.scenarioCallOuts', (ctx, _asked: Record<never, never>) =>
  newestCallOuts(ctx.db, ctx.organisation),
)

/** The newest call-out for a shift: for a free place, or with `member` for this person's call. */
async function callOutOf(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value === 'string' && isId(value)) return value
  const { shift, member } = (typeof value === 'string' ? { shift: value } : value) as {
    shift?: string
    member?: string
  }
  const call = member === undefined ? null : await callOf(world, { shift, member })
  const all = await world.look(readNewest, {})
  const one = all.find((out) =>
    call === null ? out.call === null && isCalled(world, out, shift ?? '') : out.call === call,
  )
  if (!one) throw new Error(`nobody was called for ${JSON.stringify(value)}`)
  return one.id
}

export const standInNames: Readonly<Record<string, ScenarioName>> = {
  call: {
    kind: 'call',
    says: '`{ shift: Wed, member: Amina }`: the newest call of the holder for this seat; or the `called` of its step',
    find: callOf,
  },
  callOut: {
    kind: 'call_out',
    says: '`Wed`: the newest one for a free place on this shift; `{ shift: Wed, member: Amina }`: the one for this holder’s call',
    find: callOutOf,
  },
  standby: { kind: 'standby', says: 'the `called` of the step that laid it down' },
}

const call: ScenarioFacts = {
  facts: {
    state: '`open`, `filled`, `withdrawn`, `expired`',
    reason: 'why it was withdrawn: `taken_back`, `declined`, `seat`',
    member: 'who looks for somebody',
    shift: 'shift of the seat',
    asked: 'who is asked by name; nobody where nobody bears what was written',
    to_all: 'whoever may can say yes',
    told: 'the holder told the shop',
    taken_by: 'who comes',
    invited: 'who was called from standby, in order',
  },
  find: callOf,
  async read(world, id) {
    const one = await world.look(readOneCall, { call: id })
    return {
      state: one.state,
      reason: one.endReason,
      member: world.nameOf(one.member),
      shift: shiftName(world, one.seat),
      asked: one.named && world.nameOf(one.named),
      to_all: one.open,
      told: one.told,
      taken_by: one.takenBy && world.nameOf(one.takenBy),
      invited: one.invited.map(({ member }) => world.nameOf(member)),
    }
  },
}

const readOut = read('exchanges.scenarioCallOut', async (ctx, { callOut }: { readonly callOut: string }) => ({
  one: found((await readCallOuts(ctx.db, ctx.organisation, [callOut]))[0], 'call_out'),
  people: await invitationsTo(ctx.db, ctx.organisation, callOut),
}))

const callOut: ScenarioFacts = {
  facts: {
    state: '`open`, `filled`, `over`',
    invited: 'who was called, in order',
    came: 'who said yes',
    declined: 'who cannot',
    too_late: 'who had not answered when it ended',
  },
  find: callOutOf,
  async read(world, id) {
    const { one, people } = await world.look(readOut, { callOut: id })
    const who = (answer: string) =>
      people.filter((person) => person.answer === answer).map(({ member }) => world.nameOf(member))
    return {
      state: one.state,
      invited: people.map(({ member }) => world.nameOf(member)),
      came: who('came'),
      declined: who('declined'),
      too_late: who('too_late'),
    }
  },
}

export const standInFacts = { call, call_out: callOut }

/** Nothing where the person has no sign-in. */
export const standInsOfMember: ScenarioFacts = {
  facts: {
    calls: 'whom this person may come instead of: `who`, `shift`, `why_not`',
    called_for: 'shifts this person is called for from standby and has not answered',
    standby: 'when this person may be called: `weekday`, `from`, `until`, `starts_from`, `starts_until`',
  },
  async read(world, id) {
    const name = world.nameOf(id)
    if (world.accountOf(name) === null) return {}
    const { calls } = await world.lookAs(name, listCalls, {})
    const { callOuts } = await world.lookAs(name, readMyCallOuts, {})
    const { standby } = await world.lookAs(name, readMyStandby, {})
    return {
      calls: calls.map(({ who, seat, whyNot }) => ({
        who,
        shift: shiftName(world, seat),
        why_not: whyNot.map(({ code }) => code),
      })),
      called_for: callOuts.map((one) => shiftName(world, one)),
      standby: standby.map(({ weekday, from, until, startsFrom, startsUntil }) => ({
        weekday,
        from,
        until,
        starts_from: startsFrom,
        starts_until: startsUntil,
      })),
    }
  },
}
