/** Initiatives in scenario files. */
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { listInitiatives, readInitiative } from '../reads/initiatives.ts'

/** By what a step called it, else by its title or its number. */
async function initiativeIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('initiative', name)) return world.idOf('initiative', name)
  const { rows } = await world.look(listInitiatives, { size: 200 })
  return found(
    rows.find((row) => row.title === name || String(row.number) === name),
    `initiative ${name}`,
  ).id
}

type Effects = Awaited<ReturnType<typeof readInitiative.run>>['effects']

export const changesIn = (effects: Effects) =>
  Object.fromEntries(effects.map(({ kind, name, what }) => [name ?? kind, what]))

export const initiative: ScenarioFacts = {
  facts: {
    state: '`created`, `validating`, `published`, `accepted`, `rejected`, `discarded`',
    number: 'its number',
    title: 'what it is about',
    author: 'name of the organisation that began it',
    days: 'days for signatures',
    published_on: 'the day it was published',
    expires_on: 'the last day for signatures',
    ended_on: 'the day it was accepted, rejected or discarded',
    reason: 'why it was discarded',
    proposal: 'number of the proposal it became',
    signed: '`{ everybody: [Le Panier] }`: who signed in which scope; the only one without a name is `everybody`',
    goals: '`{ everybody: 3 }`: how many it takes in each scope',
    reached: '`{ everybody: false }`: whether a scope has as many as it takes',
    circle: 'name of the circle within whose mandate it lies; null: the community',
    quorum_bp: 'answers a decision needs, in ten thousandths',
    changes_for: '`{ grocery: A new till, Le Panier: Nothing }`: what it changes for whom',
    happened: 'names of its events, latest first',
  },
  async read(world, id) {
    const one = await world.look(readInitiative, { initiative: id })
    const byScope = <T>(of: (scope: (typeof one.scopes)[number]) => T) =>
      Object.fromEntries(one.scopes.map((scope) => [scope.name ?? 'everybody', of(scope)]))
    return {
      ...{ state: one.state, number: one.number, title: one.title, author: one.author, days: one.days },
      ...{ published_on: one.publishedOn, expires_on: one.expiresOn, ended_on: one.endedOn, reason: one.reason },
      proposal: one.proposal,
      signed: byScope(({ signed }) => signed),
      goals: byScope(({ goal }) => goal),
      reached: byScope(({ reached }) => reached),
      ...{ circle: one.circleName, quorum_bp: one.quorumBp, changes_for: changesIn(one.effects) },
      happened: one.happened,
    }
  },
  find: initiativeIn,
}

export const initiativeNames = {
  initiative: {
    kind: 'initiative',
    says: 'what the step that began it was `called`; else its title or its number',
    find: initiativeIn,
  },
}
