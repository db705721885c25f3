/** Plays one scenario on a fresh database, with a clock that only the file moves. */
import { pino } from 'pino'
import { z } from 'zod'
import { type House, openHouse } from '#compose.ts'
import type { Action, Content, Read } from '#platform/action.ts'
import type { Served } from '#platform/module.ts'
import { NotAllowed, NotFound, Refused } from '#platform/refusal.ts'
import { outside } from '#platform/run.ts'
import type { Line } from '#platform/scenario.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { testDatabase } from '../../test/cluster.ts'
import { withAmounts } from './amounts.ts'
import { differences } from './compare.ts'
import { asWritten, inputOf, type Naming, rememberAnswer } from './names.ts'
import type { ScenarioFile, ScenarioShop, Step } from './read.ts'
import { lineFor, readVocabulary, type Vocabulary } from './rooms.ts'
import { shapeOf } from './shape.ts'
import { openStage, type SignIns, type Stage } from './stage.ts'
import { inProgram } from './words.ts'

/** What went otherwise than the file says; empty means it passed. `path` is where the file lies. */
export async function play(file: ScenarioFile, path: string): Promise<string[]> {
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
    const theatre = await openTheatre(house, file, clock, path)
    for (const [index, step] of file.steps.entries()) {
      const wrong = await theatre.take(step).catch((error: Error) => [`could not be done: ${error.message}`])
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
  const [day = '', time = ''] = text.split(/[ T]/)
  return atWallTime(day as Day, time as TimeOfDay, zone)
}

async function openTheatre(house: House, file: ScenarioFile, clock: { now: Instant }, path: string) {
  const vocabulary = await readVocabulary()
  const signIns: SignIns = new Map()
  const stages = new Map<string, Stage>()
  for (const shop of [file.organisation, ...file.given.shops])
    stages.set(shop.name, await openStage(house, shop, clock, signIns))
  const stageOf = (name: unknown): Stage => {
    const stage = stages.get(String(name ?? file.organisation.name))
    if (!stage) throw new Error(`in: there are ${[...stages.keys()].join(', ')}`)
    return stage
  }
  for (const shop of [file.organisation, ...file.given.shops]) await make(stageOf(shop.name), vocabulary, tunedBy(shop))
  for (const [key, lines] of inOrder(vocabulary, file.given))
    for (const { in: shop, ...line } of lines) await make(stageOf(shop), vocabulary, [[key, line]])
  await house.workers.drain()
  for (const stage of stages.values()) stage.begin()

  return {
    async take(step: Step): Promise<string[]> {
      const stage = stageOf(step.in)
      if (step.at) await moveTo(house, clock, momentOf(step.at, file.organisation.zone))
      if (step.do) {
        const wrong = await doIt(house, stage, vocabulary, step, step.do, path)
        await house.workers.drain()
        if (wrong.length > 0) return wrong
      }
      const expected = step.expect === undefined ? [] : [step.expect].flat()
      const wrong: string[] = []
      for (const one of expected) wrong.push(...(await expectation(stage, vocabulary, one)))
      return wrong
    },
  }
}

async function moveTo(house: House, clock: { now: Instant }, until: Instant): Promise<void> {
  if (until < clock.now) throw new Error(`at: it is ${clock.now} already, and the clock goes forward only`)
  await house.workers.runDueJobs(until, (at) => {
    clock.now = at
  })
  clock.now = until
}

type Lines = [string, Line[]][]

/** Lists are made in the order of the rooms, whatever the file's: what comes later may name what came before. */
const inOrder = ({ given }: Vocabulary, lines: Readonly<Record<string, unknown>>): Lines =>
  [...given.keys()].flatMap((key) => (lines[key] ? [[key, lines[key] as Line[]]] : []))

/** `policy: bees`, or a preset with what differs; `settings: { key: value }`. */
function tunedBy({ policy, settings }: ScenarioShop): [string, Line][] {
  const chosen = typeof policy === 'string' ? { preset: policy } : policy
  return [
    ...Object.entries(settings ?? {}).map(([key, value]): [string, Line] => ['settings', { key, value }]),
    ...(chosen ? [['policies', chosen] as [string, Line]] : []),
  ]
}

async function make({ world }: Stage, { given }: Vocabulary, lines: readonly [string, Line][]): Promise<void> {
  for (const [key, line] of lines)
    for (const room of given.get(key) ?? []) {
      try {
        await room.make(world, room.fields.parse(lineFor(room, line)))
      } catch (error) {
        throw new Error(`given.${key} ${JSON.stringify(line)}: ${(error as Error).message}`, { cause: error })
      }
    }
}

async function doIt(
  house: House,
  stage: Stage,
  vocabulary: Vocabulary,
  step: Step,
  name: string,
  path: string,
): Promise<string[]> {
  const served = house.routes.find(({ run }) => run.name === name)
  if (!served) throw new Error(`there is no action ${name}`)
  const { may } = served.contract
  const naming: Naming = { vocabulary, world: stage.world, answers: stage.answers, as: step.as, path }
  const wished = step.refused ?? []
  try {
    const asking = await stage.askingOf(step.as)
    if (typeof may === 'string' && !asking.actor.may(may)) throw new NotAllowed(may)
    if (typeof may === 'object' && 'signedIn' in may && asking.actor.kind === 'visitor') throw new NotAllowed('sign-in')
    const input = parsed(served, await inputOf(served, step.with ?? {}, naming))
    const asked = served.contract.outside ? { ...asking, shop: outside } : asking
    const answer =
      served.run.kind === 'action'
        ? await house.runner.act(served.run as Action<unknown, unknown>, input, asked)
        : await house.runner.look(served.run as Read<unknown, unknown>, input, asked)
    return differences(wished, [], `refused ${name}`).concat(await answered(answer, served, step, naming, stage))
  } catch (error) {
    return differences(wished, codesOf(error), `refused ${name}`)
  }
}

async function answered(answer: unknown, served: Served, step: Step, naming: Naming, stage: Stage): Promise<string[]> {
  rememberAnswer(answer, step.with ?? {}, step.called, naming)
  const plain = served.contract.sends ? await asText(answer as Content) : answer
  if (step.called) stage.answers.set(step.called, plain)
  const { reply } = served.contract
  const measured = reply ? withAmounts(shapeOf(reply, 'output'), plain) : plain
  return step.answers ? differences(step.answers, asWritten(measured, naming.world), 'answers') : []
}

async function asText({ type, name, body }: Content): Promise<Line> {
  return { type, name: name ?? null, text: await new Response(body).text() }
}

function codesOf(error: unknown): string[] {
  if (error instanceof Refused) return [...new Set(error.refusals.map(({ code }) => code))]
  if (error instanceof NotAllowed) return ['not_allowed']
  if (error instanceof NotFound) return ['not_found']
  throw error
}

/** Checked against the contract, as the API would. */
function parsed({ contract }: Served, input: Record<string, unknown>): unknown {
  const { file, ...fields } = input
  const shapes = [contract.params, contract.query, contract.body].filter((one) => one !== undefined)
  try {
    const parts = shapes.map((shape) => shape.parse(pick(fields, Object.keys(shape.shape))))
    return Object.assign({}, ...parts, contract.upload ? { file } : {})
  } catch (error) {
    if (error instanceof z.ZodError) throw new Error(z.prettifyError(error), { cause: error })
    throw error
  }
}

const pick = (fields: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.filter((key) => key in fields).map((key) => [key, fields[key]]))

async function expectation({ world }: Stage, { expect, names }: Vocabulary, expected: Line): Promise<string[]> {
  const [kind = '', ...facts] = Object.keys(expected)
  const rooms = expect.get(kind) ?? []
  const person = facts.includes('for') ? String(expected['for']) : null
  const find = rooms.find((room) => room.find)?.find ?? names.get(kind)?.find
  const id = find ? String(await find(world, expected[kind], {}, undefined)) : world.idOf(kind, String(expected[kind]))
  const found: Record<string, unknown> = {}
  for (const room of rooms) {
    Object.assign(found, documented(kind, await room.read(world, id), room.facts))
    if (person !== null && room.readFor)
      Object.assign(found, documented(kind, await room.readFor(world, id, person), room.factsFor ?? {}))
  }
  const wished = Object.fromEntries(facts.filter((fact) => fact !== 'for').map((fact) => [fact, expected[fact]]))
  return differences(wished, found).map((one) => `${said(expected[kind])}: ${one}`)
}

const said = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** A fact that the guide does not tell of is a fault of the room. */
function documented(kind: string, found: Line, facts: Readonly<Record<string, string>>): Line {
  const odd = Object.keys(found).find((fact) => !(inProgram(fact) in facts) && !(fact in facts))
  if (odd) throw new Error(`${kind}.${odd} is not in the guide`)
  return found
}
