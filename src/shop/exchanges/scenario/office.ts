/** Exchanges as the office sees them, in scenario files: one story, and what may be done about it. */
import type { ScenarioFacts, ScenarioName, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { listExchanges } from '../reads/office.ts'
import { readExchange } from '../reads/story.ts'
import { type Way, ways } from '../rules/ways.ts'
import { isCalled } from './shift-names.ts'

const searched = 200

/** The newest arrangement of this way, of this person, about this shift. */
async function exchangeOf(world: ScenarioWorld, value: unknown, only: Way | null = null) {
  const { way = only, shift, member } = value as { way?: Way | null; shift?: string; member?: string }
  if (!way || !ways.includes(way))
    throw new Error(`write { way: swap, shift: Wed, member: Amina }; ways: ${ways.join(', ')}`)
  const { rows } = await world.look(listExchanges, { way, size: searched })
  const person = member === undefined ? null : world.idOf('member', member)
  const about = ({ shiftId, ...row }: (typeof rows)[number], text: string): boolean =>
    shiftId !== null &&
    isCalled(
      world,
      { shift: shiftId, name: row.shift ?? '', day: row.day ?? '', localStart: row.localStart ?? '' },
      text,
    )
  const age = ({ madeAt, id }: (typeof rows)[number]): string => `${madeAt} ${id}`
  const one = rows
    .filter((row) => (person === null || row.member === person) && (shift === undefined || about(row, shift)))
    .toSorted((a, b) => (age(a) < age(b) ? 1 : -1))[0]
  if (!one) throw new Error(`there is no exchange for ${JSON.stringify(value)}`)
  return one
}

const changeOf = async (world: ScenarioWorld, value: unknown): Promise<string> =>
  typeof value === 'string' && isId(value) ? value : (await exchangeOf(world, value, 'change')).id

export const storyNames: Readonly<Record<string, ScenarioName>> = {
  change: {
    kind: 'change',
    says: '`{ shift: Wed, member: Amina }`: the newest change of this person that left this shift',
    find: changeOf,
  },
  exchange: {
    kind: 'exchange',
    says: '`{ way: swap, shift: Wed, member: Amina }`: the newest of this way, of this person, about the shift given up (both may be left out)',
    find: async (world, value, beside) =>
      typeof value === 'string' && isId(value)
        ? value
        : (await exchangeOf(world, { way: beside['way'], ...(value as object) })).id,
  },
  agreed: { kind: 'member', says: 'members of the file: `[Amina, Bram]`' },
}

const exchange: ScenarioFacts = {
  facts: {
    state:
      'as in the list of the office: `open`, `offered`, `draft`, `done`, `filled`, `validated`, `cancelled`, `expired`, `withdrawn`, `over`, `undone`',
    who: 'who asked',
    asked:
      'who was asked: `who`, `for` (`ask`, `proposal`, `call`, `call_out`), `answer` (`yes`, `no`, `too_late`, nothing yet), `open` (an answer still counts), and where the office wrote it down `by`, `how` (`phone`, `desk`, `writing`), `reason`',
    happened: 'what happened, in order: names of events without their module',
    mails:
      'mails that went out, in order: `to`, `code`, `state` (`sent`, `switched_off`, `settled`, `no_address`, `failed`, …)',
    counters: 'what it moved: `who`, `counter`, `amount`',
    may_undo: 'it can be undone at all: a change, or a swap that is done, not yet undone',
    undo_needs: 'who must agree to its undoing',
    may_not_undo: 'codes of what holds against its undoing, everybody having agreed',
  },
  find: async (world, value) => {
    const { id, way } = await exchangeOf(world, value)
    return `${way} ${id}`
  },
  async read(world, key) {
    const [way = '', id = ''] = key.split(' ')
    const one = await world.look(readExchange, { way: way as Way, exchange: id })
    return {
      state: one.state,
      who: one.who && world.nameOf(one.who.member),
      asked: one.asked.map(({ member, kind, answer, open, said }) => ({
        who: world.nameOf(member),
        for: kind,
        answer,
        open,
        by: said?.by ?? null,
        how: said?.how ?? null,
        reason: said?.reason ?? null,
      })),
      happened: one.steps.filter(({ mail }) => mail === null).map(({ what }) => what),
      mails: one.steps.flatMap(({ mail }) =>
        mail ? [{ to: world.nameOf(mail.person), code: mail.code, state: mail.state }] : [],
      ),
      counters: one.counters.map(({ member, counter, amount }) => ({
        who: world.nameOf(member),
        counter,
        amount: amount / 1000,
      })),
      may_undo: one.undo !== null,
      undo_needs: one.undo?.people.map(({ member }) => world.nameOf(member)) ?? [],
      may_not_undo: one.undo?.whyNot.map(({ code }) => code) ?? [],
    }
  },
}

export const storyFacts = { exchange }
