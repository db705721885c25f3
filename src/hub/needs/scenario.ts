/** Needs in scenario files. */
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioRoom, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { readEstimate } from './reads/estimates.ts'
import { listNeeds, readNeed } from './reads/needs.ts'
import { areas, fundedMonths, needs } from './scenario/given.ts'

/** By the name of the file, else by its problem or its number: what an import or a defect made has no name. */
async function needIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('need', name)) return world.idOf('need', name)
  const { rows } = await world.look(listNeeds, { size: 200 })
  return found(
    rows.find((row) => row.problem === name || String(row.number) === name),
    `need ${name}`,
  ).id
}

const providerIn = (world: ScenarioWorld, value: unknown): string => {
  const name = String(value)
  if (isId(name)) return name
  return world.idOf(world.knows('participant', name) ? 'participant' : 'provider', name)
}

const byName = <T>(all: readonly { readonly name: string }[], fact: (one: never) => T): Record<string, T> =>
  Object.fromEntries(all.map((one) => [one.name, fact(one as never)]))

const need: ScenarioFacts = {
  facts: {
    state: 'as under `given.needs`; also `merged` and `replaced`',
    number: 'its number; null while it is a draft',
    problem: 'in its own words',
    author: 'name of the organisation that told it',
    backings: '`{ Le Panier: 3 }`: who backs it, how strongly; voices of merged needs counted in',
    strength: 'the sum of these',
    dots: '`{ Le Panier: 5 }`: dots of this cycle',
    rank: 'its place among the ranked; null where it is not ranked',
    placed_because: 'why the core group put it at its place',
    merged_into: 'number of the need it went into',
    merged: 'numbers of the needs that went into it',
    undo_until: 'the last day on which its merge may be undone',
    guessed_minutes: 'minutes its analysis is guessed to take',
    consult_until: 'the last day of the consultation',
    consultation: '`{ Le Panier: agrees, Le Silo: silent }`: `agrees`, `objects` or `silent`',
    silent: 'names of those who did not answer',
    not_reached: 'names of those of its area that nobody reached',
    class: '`setting`, `plug_in`, `common` or `specific`',
    class_because: 'why',
    exit_reason: 'why it was declined, parked, withdrawn, replaced or sent back',
    parked_until: 'the day on which it is collected again; null: when somebody backs it',
    replaced_by: 'number of the need in its place',
    estimates: '`[{ provider: Code Commun, version: 1, state: submitted }]`, the latest asked first',
    payers: 'names of those who pay for it',
    releases: 'versions, the earliest first',
    accept_until: 'the last day for trying it',
    in_acceptance_since: 'the day of the last release',
    acceptances: '`{ Le Panier: ok }`: the last word of each organisation about the release that is tried now',
    accepting: 'how many accept it now',
    rejected_criteria: 'words of the criteria named in rejections, the earliest first',
    delivered_on: 'the day of delivery',
    feedback: '`{ Le Panier 30: 4 }`: the score by organisation and day',
    feedback_asked: '`[Le Panier 30]`: feedback that still waits',
    uses: '`[{ organisation: Le Panier, month: 2025-03, times: 12 }]`: how often its part of the software was used in the shops that tell it',
    closed_on: 'the day it was closed',
    defects: 'numbers of the needs that its defects became',
    defect_of: 'number of the need whose defect it tells',
    work: '`{ analysis: 60, coordination: 0, development: 0 }`: minutes worked',
    opinions: 'texts, the earliest first',
    photos: 'how many',
    happened: 'names of its events, latest first',
  },
  async read(world, id) {
    const one = await world.look(readNeed, { need: id })
    const current = one.acceptances.filter((answer) => answer.current)
    return {
      state: one.state,
      number: one.number,
      problem: one.problem,
      author: one.author.name,
      backings: byName(one.backings, (of: { strength: number }) => of.strength),
      strength: one.strength,
      dots: byName(one.dots, (of: { dots: number }) => of.dots),
      rank: one.rank,
      placed_because: one.placedBecause,
      merged_into: one.mergedInto?.number ?? null,
      merged: one.merged.map(({ number }) => number),
      undo_until: one.undoUntil,
      guessed_minutes: one.guessedMinutes,
      consult_until: one.consultUntil,
      consultation: byName(one.consulted, (of: { answer: string }) => of.answer),
      silent: one.consulted.filter(({ answer }) => answer === 'silent').map(({ name }) => name),
      not_reached: one.notReached,
      class: one.class,
      class_because: one.classBecause,
      exit_reason: one.exitReason,
      parked_until: one.parkedUntil,
      replaced_by: one.replacedBy?.number ?? null,
      estimates: one.estimates.map(({ providerName, version, state }) => ({ provider: providerName, version, state })),
      payers: one.payers.map(({ name }) => name),
      releases: one.releases.map(({ version }) => version),
      accept_until: one.acceptUntil,
      in_acceptance_since: one.inAcceptanceSince,
      acceptances: byName(current, (of: { answer: string }) => of.answer),
      accepting: one.accepting,
      rejected_criteria: one.acceptances.flatMap(({ criterion }) => (criterion === null ? [] : [criterion])),
      delivered_on: one.deliveredOn,
      feedback: Object.fromEntries(one.feedback.map(({ name, day, score }) => [`${name} ${day}`, score])),
      feedback_asked: one.feedbackAsked.map(({ name, day }) => `${name} ${day}`),
      uses: one.uses.flatMap(({ name, months }) =>
        months.map(({ month, times }) => ({ organisation: name, month, times })),
      ),
      closed_on: one.closedOn,
      defects: one.defects.map(({ number }) => number),
      defect_of: one.defectOf?.number ?? null,
      work: one.work,
      opinions: one.opinions.map(({ text }) => text),
      photos: one.photos.length,
      happened: one.happened,
    }
  },
  find: needIn,
}

const estimate: ScenarioFacts = {
  facts: {
    state: '`requested`, `draft`, `submitted`, `accepted`, `declined`, `expired`, `superseded`',
    version: 'from 1 on',
    provider: 'its name',
    minutes: '`{ min: 1800, likely: 2160, max: 2700 }`',
    rate: 'per hour, in cents',
    basis: '`fixed`, `capped` or `time`',
    net: 'without VAT, in cents',
    valid_until: 'its last day',
    criteria: 'what the delivery is measured by',
    own_need: 'the provider told one of the needs itself',
    decision: 'number of the decision that went on with one provider alone',
    reason: 'why it was declined',
    needs: 'numbers of the needs',
  },
  async read(world, id) {
    const one = await world.look(readEstimate, { estimate: id })
    return {
      state: one.state,
      version: one.version,
      provider: one.providerName,
      minutes: { min: one.minutesMin, likely: one.minutesLikely, max: one.minutesMax },
      rate: one.rate,
      basis: one.basis,
      net: one.net,
      valid_until: one.validUntil,
      criteria: one.criteria.map(({ text }) => text),
      own_need: one.ownNeed,
      decision: one.decisionNumber,
      reason: one.reason,
      needs: one.needs.map(({ number }) => number),
    }
  },
}

const ofNeed = { kind: 'need', says: 'name of a need; else its number or its problem', find: needIn }

export const scenario: ScenarioRoom = {
  given: { areas, needs, funded_months: fundedMonths },
  names: {
    need: ofNeed,
    needs: ofNeed,
    into: ofNeed,
    replacement: ofNeed,
    estimate: {
      kind: 'estimate',
      says: 'what a step that asked for it, or changed it, was `called`; of a given need, its name',
    },
    provider: {
      kind: 'participant',
      says: 'name of an organisation; of a sign-in, what a step was `called`',
      find: providerIn,
    },
    revision: { kind: 'estimate', says: 'what a step that began a new version was `called`' },
    release: { kind: 'release', says: 'what a step that released was `called`' },
    photo: { kind: 'photo', says: 'what a step that added it was `called`' },
    opinion: { kind: 'opinion', says: 'what a step that gave it was `called`' },
    work: { kind: 'work', says: 'what a step that wrote it down was `called`' },
  },
  expect: { need, estimate },
}
