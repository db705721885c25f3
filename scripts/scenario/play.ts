/** Plays one scenario on a fresh database, with a clock that only the file moves. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { z } from 'zod'
import { type House, openHouse } from '#compose.ts'
import { addOrganisation, grantRoleTo } from '#hub/organisations/public.ts'
import { type Action, type Actor, action, type OrganisationFacts, type Read } from '#platform/action.ts'
import { actorOf, system } from '#platform/http/asking.ts'
import type { Served } from '#platform/module.ts'
import { NotAllowed, NotFound, Refused } from '#platform/refusal.ts'
import { type Asking, outside } from '#platform/run.ts'
import type { ScenarioRoom, ScenarioWorld } from '#platform/scenario.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { atWallTime, dayIn } from '#platform/values/zone.ts'
import { testDatabase } from '../../test/cluster.ts'
import { differences } from './compare.ts'
import type { ScenarioFile, Step } from './read.ts'

/** What went otherwise than the file says; empty means it passed. */
export async function play(file: ScenarioFile): Promise<string[]> {
  const { url, close } = await testDatabase()
  const clock = { now: momentOf(file.given.at, file.organisation.zone) }
  const house = await openHouse({
    url,
    clock: () => clock.now,
    publicUrl: 'http://127.0.0.1:8080',
    config: { secret: 'a secret of scenarios, long enough to be one', mailFrom: 'shop@example.org', trustedProxy: [] },
    log: pino({ level: 'silent' }),
    poolSize: 4,
  })
  try {
    const stage = await openStage(house, file, clock)
    for (const [index, step] of file.steps.entries()) {
      const wrong = await stage.take(step).catch((error: Error) => [`could not be done: ${error.message}`])
      if (wrong.length > 0) return wrong.map((one) => `step ${index + 1}: ${one}`)
    }
    return []
  } finally {
    await house.close()
    await close()
  }
}

/** `2025-03-03 08:00` in the shop's zone. */
function momentOf(text: string, zone: string): Instant {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)$/.exec(text) ?? []
  if (!day || !time) throw new Error(`at: write a day and a time, such as 2025-03-03 08:00, not ${text}`)
  return atWallTime(day as Day, time as TimeOfDay, zone)
}

const create = action('scenario.addOrganisation', addOrganisation)
const giveRole = action('scenario.giveRole', (ctx, given: { account: AccountId; role: string }) =>
  grantRoleTo(ctx, given),
)

async function openStage(house: House, file: ScenarioFile, clock: { now: Instant }) {
  const asSystem = (shop: OrganisationFacts): Asking => ({ shop, actor: system, language: 'en', requestId: 'scenario' })
  const { zone, currency, country, policy } = file.organisation
  const { id } = await house.runner.act(
    create,
    { name: 'The shop', country, zone, currency, language: 'en', languages: ['en'], email: null, demo: null },
    asSystem(outside),
  )
  const shop = (await house.organisations.shopOf(id)) as OrganisationFacts
  const ids = new Map<string, string>()
  const accounts = new Map<string, AccountId>()
  const world: ScenarioWorld = {
    shop,
    now: () => clock.now,
    today: () => dayIn(clock.now, zone),
    act: (run, input) => house.runner.act(run, input, asSystem(shop)),
    look: (run, input) => house.runner.look(run, input, asSystem(shop)),
    idOf(kind, name) {
      const known = ids.get(`${kind} ${name}`)
      if (!known) throw new Error(`there is no ${kind} called ${name} in this file`)
      return known
    },
    remember: (kind, name, made) => void ids.set(`${kind} ${name}`, made),
    nameOf: (made) => [...ids].find(([, one]) => one === made)?.[0].replace(/^\w+ /, '') ?? made,
    signInAs: (name, account) => void accounts.set(name, account),
  }
  const rooms = await scenarioRooms(house)
  const given: Record<string, unknown> = { ...file.given, ...(policy ? { policies: [policyLine(policy)] } : {}) }
  const known = new Set(rooms.flatMap((room) => Object.keys(room.given)))
  for (const key of Object.keys(given))
    if (key !== 'at' && !known.has(key)) throw new Error(`given.${key}: there are ${[...known].join(', ')}`)
  for (const key of known)
    for (const line of (given[key] ?? []) as Record<string, unknown>[])
      for (const room of rooms) await room.given[key]?.(world, line)

  /** A person of the file, or anybody who has the role of this name. */
  async function actorNamed(name: string | undefined): Promise<Actor> {
    if (!name) return system
    if (!accounts.has(name)) {
      const account = await house.accounts.ensureAccount(`${name}@role.example.org`, name, 'en')
      await world.act(giveRole, { account, role: name })
      accounts.set(name, account)
    }
    house.organisations.forget()
    const account = accounts.get(name) as AccountId
    return actorOf('person', account, await house.organisations.permissionsOf(shop.id, account))
  }

  async function doIt(name: string, step: Step): Promise<string[]> {
    const served = house.routes.find(({ run }) => run.name === name)
    if (!served) throw new Error(`there is no action ${name}`)
    const actor = await actorNamed(step.as)
    const { may } = served.contract
    try {
      if (typeof may === 'string' && !actor.may(may)) throw new NotAllowed(may)
      const input = parsed(served, await withIds(world, rooms, step.with ?? {}))
      const asking: Asking = { shop, actor, language: 'en', requestId: 'scenario' }
      if (served.run.kind === 'action') await house.runner.act(served.run as Action<unknown, unknown>, input, asking)
      else await house.runner.look(served.run as Read<unknown, unknown>, input, asking)
      return differences(step.refused ?? [], [], 'refused')
    } catch (error) {
      const codes = codesOf(error)
      return differences(step.refused ?? [], codes, `refused ${name}`)
    }
  }

  return {
    async take(step: Step): Promise<string[]> {
      if (step.at) {
        const until = momentOf(step.at, zone)
        await house.workers.runDueJobs(until, (at) => {
          clock.now = at
        })
        clock.now = until
      }
      if (step.do) {
        const wrong = await doIt(step.do, step)
        await house.workers.drain()
        if (wrong.length > 0) return wrong
      }
      return step.expect ? expectation(world, rooms, step.expect) : []
    },
  }
}

/** `policy: bees`, or a preset with what differs. */
const policyLine = (policy: string | Readonly<Record<string, unknown>>) =>
  typeof policy === 'string' ? { preset: policy } : policy

function codesOf(error: unknown): string[] {
  if (error instanceof Refused) return error.refusals.map(({ code }) => code)
  if (error instanceof NotAllowed) return ['not_allowed']
  if (error instanceof NotFound) return ['not_found']
  throw error
}

async function scenarioRooms(house: House): Promise<ScenarioRoom[]> {
  const files = house.rooms.map(({ folder }) => join(folder, 'scenario.ts')).filter((path) => existsSync(path))
  return Promise.all(files.map(async (path) => ((await import(path)) as { scenario: ScenarioRoom }).scenario))
}

/** Checked against the contract, as the API would. */
function parsed({ contract }: Served, input: Record<string, unknown>): unknown {
  const shapes = [contract.params, contract.query, contract.body].filter((one) => one !== undefined)
  const known = new Set(shapes.flatMap((shape) => Object.keys(shape.shape)))
  for (const key of Object.keys(input)) if (!known.has(key)) throw new Error(`with.${key}: there is no such field`)
  try {
    return Object.assign({}, ...shapes.map((shape) => shape.parse(input)))
  } catch (error) {
    if (error instanceof z.ZodError) throw new Error(z.prettifyError(error), { cause: error })
    throw error
  }
}

async function withIds(
  world: ScenarioWorld,
  rooms: readonly ScenarioRoom[],
  given: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const entries = Object.entries(given).map(async ([key, value]) => {
    const field = rooms.map((room) => room.fields[key]).find((one) => one !== undefined)
    if (!field || value === null) return [key, value] as const
    return [key, typeof field === 'string' ? world.idOf(field, String(value)) : await field(world, value)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

async function expectation(
  world: ScenarioWorld,
  rooms: readonly ScenarioRoom[],
  expected: Record<string, unknown>,
): Promise<string[]> {
  const kinds = rooms.flatMap((room) => Object.keys(room.expect))
  const kind = Object.keys(expected).find((key) => kinds.includes(key))
  if (!kind) throw new Error(`expect: name one of ${kinds.join(', ')}`)
  const { [kind]: name, ...facts } = expected
  const found = await Promise.all(
    rooms.map((room) => room.expect[kind]?.(world, world.idOf(kind, String(name))) ?? Promise.resolve({})),
  )
  return differences(facts, Object.assign({}, ...found)).map((one) => `${name}: ${one}`)
}
