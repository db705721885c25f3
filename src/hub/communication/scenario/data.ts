/** Open data and requests of researchers in scenario files. */
import { read } from '#platform/action.ts'
import { sha256 } from '#platform/hash.ts'
import { readMails } from '#platform/mail/reads.ts'
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioName, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { readReports } from '../reads/reports.ts'
import { rowsFor } from '../reads/research.ts'
import type { Row } from '../rules/datasets.ts'
import { hasAccess } from '../rules/research.ts'
import { agreeing, datasetFile, readDatasets } from '../store/datasets.ts'
import * as store from '../store/research.ts'

const published = read('scenario.readDatasets', (ctx, _input: Record<never, never>) =>
  readDatasets(ctx.db, ctx.organisation),
)
const fileOf = read(
  'scenario.readDataset',
  async (ctx, of: { readonly name: string; readonly period: string; readonly version: number }) =>
    found(await datasetFile(ctx.db, ctx.organisation, of), 'dataset'),
)

const dataset: ScenarioFacts = {
  facts: {
    version: 'its version; the latest, unless the name says another',
    versions: 'how many there are',
    reason: 'why it was made again',
    licence: 'its licence',
    k: 'counts under it were hidden',
    columns: 'names of its columns',
    rows: 'its rows in their order, each by column; null where a count is hidden. The last one is called `total`',
    holds: 'whether both files still have the SHA-256 that was published with them',
  },
  async read(world, id) {
    const all = await world.look(published, {})
    const one = found(
      all.find((row) => row.id === id),
      'dataset',
    )
    const file = await world.look(fileOf, one)
    const { rows, columns } = JSON.parse(file.json) as { rows: Row[]; columns: string[] }
    const { version, reason, licence, k } = one
    return {
      ...{ version, reason, licence, k, columns, rows },
      versions: all.filter(({ name, period }) => name === one.name && period === one.period).length,
      holds: sha256(file.csv) === file.csvSha256 && sha256(file.json) === file.jsonSha256,
    }
  },
  async find(world, value) {
    const [name, period, version] = String(value).split(' ')
    const fitting = (await world.look(published, {})).filter((one) => one.name === name && one.period === period)
    return found(
      version ? fitting.find((one) => `v${one.version}` === version) : fitting[0],
      `dataset ${String(value)}`,
    ).id
  },
}

const openData: ScenarioFacts = {
  facts: { published: 'what came out, the latest quarter first: `[needs 2025-Q1 v1, …]`' },
  read: async (world) => ({
    published: (await world.look(published, {})).map(({ name, period, version }) => `${name} ${period} v${version}`),
  }),
  find: async () => 'open data',
}

const readOne = read('scenario.readResearch', async (ctx, { id }: { id: string }) => {
  const research = found(await store.readResearch(ctx.db, ctx.organisation, id), 'research')
  const agreed = await agreeing(ctx.db, ctx.organisation, id)
  const access = hasAccess(research, ctx.today)
  const files = await Promise.all(
    (access ? research.fields : []).map(async (field) => [field, await rowsFor(ctx, research, field)] as const),
  )
  return { research, agreed, access, reads: Object.fromEntries(files) as Record<string, Row[]> }
})
const allOf = read(
  'scenario.listResearch',
  async (ctx, { number, institution }: { number: number; institution: string }) =>
    store.researchNamed(ctx.db, ctx.organisation, number, institution),
)

/** By its number, else by the institution that asked last. */
async function researchIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  const number = /^\d{1,6}$/.test(name) ? Number(name) : 0
  return found((await world.look(allOf, { number, institution: name }))[0], `request ${name}`).id
}

/** The word in the link of whoever asked. */
export async function researchToken(world: ScenarioWorld, value: unknown): Promise<string> {
  const { research } = await world.look(readOne, { id: await researchIn(world, value) })
  return research.token
}

const research: ScenarioFacts = {
  facts: {
    state: '`asked`, `in_review`, `granted`, `refused`, `ended`',
    number: 'its number',
    fields: 'what is asked for: `profile`, `figures`, `backings`, `payments`, `answers`, `attendance`',
    review_until: 'the day until which it is looked at',
    concerned: 'names of the organisations that are asked',
    agreeing: 'names of those that agree',
    reason: 'why it was refused',
    ended_on: 'the day on which access ended',
    name: 'the name of whoever asked; null once it is forgotten',
    forgotten_on: 'the day on which name and address of whoever asked were forgotten',
    access: 'whether its link reads data today',
    reads: 'the rows of each kind that its link reads today: `{ backings: [{ organisation: Le Panier, need: 1 }] }`',
    told: 'codes of mails to whoever asked, the earliest first',
  },
  async read(world, id) {
    const { research: one, agreed, access, reads } = await world.look(readOne, { id })
    const { rows } = await world.look(readMails, {
      of: 'organisation',
      person: id,
      show: 'all',
      sort: 'wantedAt',
      size: 200,
    })
    return {
      ...{
        state: one.state,
        number: one.number,
        fields: one.fields,
        review_until: one.reviewUntil,
        reason: one.reason,
      },
      ...{
        ended_on: one.endedOn,
        name: one.name,
        forgotten_on: one.contactForgottenOn,
        access,
        reads,
        told: rows.map(({ code }) => code),
      },
      concerned: one.concerned.map((of) => world.nameOf(of)).sort(),
      agreeing: [...agreed].map((of) => world.nameOf(of)).sort(),
    }
  },
  find: researchIn,
}

export const dataNames: Readonly<Record<string, ScenarioName>> = {
  research: { kind: 'research', says: 'number of a request, else the institution that asked', find: researchIn },
  concerned: {
    kind: 'participant',
    says: 'names of organisations',
    find: (world, value) => (isId(String(value)) ? value : world.idOf('participant', String(value))),
  },
}
const reports: ScenarioFacts = {
  facts: {
    participation:
      'of the last twelve months, by name: `{ Le Panier: { backings: 1, comments: 0, answers: 0, attendances: 0 } }`',
    days: 'days from proposal to decision, in the order of the register',
    median_days: 'the middle of them',
    overdue: 'numbers of decisions whose review is overdue, the longest first',
    asked: 'questions on the help list',
    solved: 'how many of them are solved',
  },
  async read(world) {
    const one = await world.look(readReports, {})
    return {
      participation: Object.fromEntries(one.participation.map(({ name, id: _id, ...counts }) => [name, counts])),
      ...{ days: one.decisions.map(({ days }) => days), median_days: one.medianDays },
      overdue: one.overdue.map(({ number }) => number),
      ...one.questions,
    }
  },
  find: async () => 'reports',
}

export const dataExpect = { dataset, open_data: openData, research, reports }
