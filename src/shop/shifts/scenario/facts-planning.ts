/** Facts of planning in scenario files: templates, rotas, closings, campaigns, days. */
import { found } from '#platform/refusal.ts'
import type { Line, ScenarioFacts, ScenarioWorld } from '#platform/scenario.ts'
import { listCampaigns } from '../actions/campaign.ts'
import { listClosings } from '../actions/closing.ts'
import { listRotas } from '../actions/rota.ts'
import { readTemplate } from '../reads/template.ts'
import { readMonth } from '../reads/week.ts'

export const template: ScenarioFacts = {
  facts: {
    state: '`draft`, `active`, `ended`',
    from: 'first day',
    until: 'last day',
    starts: 'when it begins',
    ends: 'when it ends',
    week: 'letter of its week',
    day: 'day of that week',
    lead: 'who leads it',
    seats: 'seats of all groups',
    held: 'seats held today or later',
    version: 'how often it was written',
    holders: 'fixed seats, ended ones too: `member`, `role`, `from`, `until`',
    shifts: 'its next shifts: `day`, `seats`, `taken`, `state`',
  },
  async read(world, id) {
    const one = await world.look(readTemplate, { template: id })
    return {
      state: one.state,
      from: one.from,
      until: one.until,
      starts: one.starts,
      ends: one.ends,
      week: one.weekLetter,
      day: one.day,
      lead: one.lead && world.nameOf(one.lead),
      seats: one.seats,
      held: one.held,
      version: one.version,
      holders: one.holders.map(({ member: holder, role, from, until }) => ({
        member: world.nameOf(holder),
        role,
        from,
        until,
      })),
      shifts: one.nextShifts.map(({ day, seats, taken, state }) => ({ day, seats, taken, state })),
    }
  },
}

export const rota: ScenarioFacts = {
  facts: {
    week: 'letter of the week today lies in; nothing when none',
    week_starts: 'first day of that week',
    weeks: 'its weeks: `letter`, `days`',
    from: 'first day it runs',
    until: 'last day it runs',
    priority: 'the higher one wins',
  },
  async read(world, id) {
    const { rotas } = await world.look(listRotas, {})
    const one = found(
      rotas.find((other) => other.id === id),
      'rota',
    )
    return {
      week: one.today?.letter ?? null,
      week_starts: one.today?.weekStart ?? null,
      weeks: one.weeks.map(({ letter, lengthDays }) => ({ letter, days: lengthDays })),
      from: one.validFrom,
      until: one.validTo,
      priority: one.priority,
    }
  },
}

export const closing: ScenarioFacts = {
  facts: {
    from: 'first day',
    until: 'last day',
    sort: '`closed` or `reduced`',
    relief: '`none`, `one`, `all`',
    shifts: 'how many shifts it stopped',
    taken_back: 'it no longer holds',
  },
  async read(world, id) {
    const { closings } = await world.look(listClosings, {})
    const one = found(
      closings.find((other) => other.id === id),
      'closing',
    )
    const { from, until, sort, relief, shifts, undoneAt } = one
    return { from, until, sort, relief, shifts, taken_back: undoneAt !== null }
  },
}

export const campaign: ScenarioFacts = {
  facts: {
    until: 'last day to choose',
    seats_from: 'first day of the seats',
    lines: '`template`, `people`, `state` (`needs_people`, `open`, `locked`, `full`)',
  },
  async read(world, id) {
    const { campaigns } = await world.look(listCampaigns, {})
    const one = found(
      campaigns.find((other) => other.id === id),
      'campaign',
    )
    return {
      until: one.untilDay,
      seats_from: one.seatsFrom,
      lines: one.lines.map(({ name, people, state }) => ({ template: name, people, state })),
    }
  },
}

/** All shifts of a day or of some days: how much there is, without naming each. */
export const days: ScenarioFacts = {
  facts: {
    shifts: 'how many shifts, cancelled ones included',
    planned: 'how many run',
    seats: 'seats of those that run',
    taken: 'seats taken on those that run',
    names: 'names of those that run, in order',
  },
  async find(_world, value) {
    return String(value)
  },
  async read(world: ScenarioWorld, text: string): Promise<Line> {
    const [from = '', until = from] = text.split(' to ')
    const month = await world.look(readMonth, { from, until, kinds: [] })
    const running = month.shifts.filter(({ state }) => state === 'planned')
    return {
      shifts: month.shifts.length,
      planned: running.length,
      seats: running.reduce((sum, { seats }) => sum + seats, 0),
      taken: running.reduce((sum, { taken }) => sum + taken, 0),
      names: running.map(({ name }) => name),
    }
  },
}
