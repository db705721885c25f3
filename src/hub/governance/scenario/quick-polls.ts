/** Quick polls in scenario files. */
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioWorld } from '#platform/scenario.ts'
import type { Instant } from '#platform/values/day.ts'
import { isId } from '#platform/values/ids.ts'
import { wallClock } from '#platform/values/zone.ts'
import { listQuickPolls, readQuickPoll } from '../reads/quick-polls.ts'

/** By what a step called it, else by its title or its number. */
async function pollIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('quick_poll', name)) return world.idOf('quick_poll', name)
  const { rows } = await world.look(listQuickPolls, { size: 200 })
  return found(
    rows.find((row) => row.title === name || String(row.number) === name),
    `poll ${name}`,
  ).id
}

export const quickPoll: ScenarioFacts = {
  facts: {
    state: '`open` or `closed`',
    number: 'its number',
    kind: '`sense`, `count`, `cards`',
    people: 'how many answered, with those from outside',
    outsiders: 'how many answered without a sign-in',
    counts: '`{ agree: 2, unsure: 1, concern: 0 }`: how many said what; of cards see `cards`',
    cards: '`{ We open on Mondays: { agree: 2, disagree: 1, pass: 0 } }`',
    reached: 'whether a count found as many as it takes; null where none is asked',
    answers: '`{ Lea: agree }`: who said what; of cards nobody learns it',
    reasons: '`[Too early]`: what was said to it, the earliest first',
    closes: '`2025-03-06 20:00`',
  },
  async read(world, id) {
    const one = await world.look(readQuickPoll, { quickPoll: id })
    const { day, time } = wallClock(one.closesAt as Instant, world.shop.zone)
    const countsOf = (counts: readonly { word: string; people: number }[]) =>
      Object.fromEntries(counts.map(({ word, people }) => [word, people]))
    return {
      ...{ state: one.state, number: one.number, kind: one.kind, people: one.people, outsiders: one.outsiders },
      counts: one.kind === 'cards' ? {} : countsOf(one.lines[0]?.counts ?? []),
      cards: Object.fromEntries(
        one.lines.flatMap(({ statement, counts }) => (statement === null ? [] : [[statement, countsOf(counts)]])),
      ),
      reached: one.reached,
      answers: Object.fromEntries(one.answers.flatMap(({ person, said }) => (person === null ? [] : [[person, said]]))),
      reasons: one.answers.flatMap(({ reason }) => reason ?? []),
      closes: `${day} ${time}`,
    }
  },
  find: pollIn,
}

export const pollNames = {
  quickPoll: {
    kind: 'quick_poll',
    says: 'what the step that asked it was `called`; else its title or its number',
    find: pollIn,
  },
}
