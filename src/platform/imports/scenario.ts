/** Imports in scenario files: a file that was handed in under a name, what it would do or did, and what it asks. */

import { NotFound } from '../refusal.ts'
import type { Line, ScenarioFacts, ScenarioRoom, ScenarioWorld } from '../scenario.ts'
import { listImportRows, listImports, readImport } from './reads.ts'

/** By the name of its step, or the newest of a kind. */
async function importOf(world: ScenarioWorld, value: unknown): Promise<string> {
  if (typeof value !== 'object' || value === null) return world.idOf('id', String(value))
  const { kind } = value as Line
  const { rows } = await world.look(listImports, { kind: String(kind), size: 1 })
  if (!rows[0]) throw new Error(`nothing of the kind ${String(kind)} was read`)
  return rows[0].id
}

const one: ScenarioFacts = {
  facts: {
    kind: 'what it holds: `products`, `articles`, `cwa`, `bnn` …',
    state:
      '`planned` (read, to be looked at), `applying`, `applied`, `undone`; `abandoned` when it was put away: nothing else is kept of it',
    trouble: 'why it could not be applied, the last time: codes',
    created: 'records that are new',
    updated: 'records that change',
    same: 'records that are here already',
    skipped: 'records passed over',
    faulty: 'records with something wrong, or that wait for an answer',
    left_out: 'records that were left out',
    open: 'questions nobody answered yet',
    questions: 'what it asks: `topic`, `given` (the word of the file), `rows`, `proposal`, `answer`',
    problems: 'codes of everything wrong with its rows and the file, each once',
    counts: 'what it brought, by word',
  },
  async read(world, id) {
    const detail = await world.look(readImport, { import: id }).catch((error: unknown) => {
      if (error instanceof NotFound) return null
      throw error
    })
    if (!detail) return { state: 'abandoned' }
    const { rows } = await world.look(listImportRows, { import: id, withProblems: true, size: 500 })
    const problems = [...detail.problems, ...rows.flatMap((row) => row.problems)].map(({ code }) => code)
    const { totals } = detail
    return {
      kind: detail.kind,
      state: detail.state,
      trouble: detail.trouble.map(({ code }) => code),
      created: totals.created,
      updated: totals.updated,
      same: totals.same,
      skipped: totals.skipped,
      faulty: totals.faulty,
      left_out: totals.left_out,
      open: detail.open,
      questions: detail.questions.map(({ topic, given, count, proposal, answer }) => ({
        topic,
        given,
        rows: count,
        proposal,
        answer,
      })),
      problems: [...new Set(problems)].sort(),
      counts: detail.counts,
    }
  },
  find: importOf,
}

export const scenario: ScenarioRoom = {
  given: {},
  names: {
    import: {
      says: 'a file handed in: the name it was `called`; or `{ kind: products }`: the newest of this kind, of what a program read (an Odoo)',
      kind: 'id',
      find: importOf,
    },
  },
  expect: { import: one },
}
