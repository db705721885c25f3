/** The round file: what was divided among whom, and why each got so much. As it was kept when the round closed; of a round
 *  that is open, as things stand. */
import { type Content, type Context, read } from '#platform/action.ts'
import { exportRows } from '#platform/lists/export.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { dayIn } from '#platform/values/zone.ts'
import type * as contract from '../contract/round-file.ts'
import type { FileStep } from '../rules/round-file.ts'
import { type RoundRow, readRound } from '../store/rounds.ts'
import { fileOf, type Kept, standingOf, termsOf } from './standing.ts'

export const readRoundFile = read(
  'funding.readRoundFile',
  async (ctx, { round: id, format }: InputOf<typeof contract.readRoundFile>): Promise<Content> => {
    const round = found(await readRound(ctx.db, ctx.organisation, id), 'round')
    const standing = await standingOf(ctx, round)
    const kept = round.closing as Kept | null
    const { steps = [] } = kept?.file ?? fileOf(termsOf(round), standing)
    const nameOf = new Map<string, string>(standing.sharers.map(({ id: known, name }) => [known, name]))
    const named = steps.map((step) => ({
      ...step,
      lines: step.lines.map((line) => ({ ...line, organisation: nameOf.get(line.organisation) ?? line.organisation })),
    }))
    const name = `round-${round.seq}`
    if (format === 'csv') return asTable(ctx, name, named)
    const { met, short, parts } = kept ?? standing.outcome
    const told = { ...headOf(ctx, round), met, short, steps: named, parts: parts.map(partOf) }
    return { type: 'application/json', name: `${name}.json`, body: `${JSON.stringify(told, null, 2)}\n` }
  },
)

const headOf = (ctx: Context, round: RoundRow) => ({
  format: 'komunigi round 1',
  ...{ community: ctx.shop.name, round: round.name, number: round.seq, state: round.state, currency: round.currency },
  /** Amounts are whole cents. */
  target: round.target,
  secured: round.secured,
  ...{ key: round.key, keyYear: round.keyYear, minPayers: round.minPayers, contingencyBp: round.contingencyBp },
  ...{ tranchesBp: round.tranchesBp, closedOn: round.closedAt ? dayIn(round.closedAt, ctx.shop.zone) : null },
})

type Part = Kept['parts'][number]
const partOf = ({ name, mode, net, contingency, how, tranches }: Part) => ({
  ...{ organisation: name, mode, net, contingency, how, tranches },
})

const columns = [
  ...['step', 'total', 'turn', 'reached_over', 'reached_under', 'rest', 'weights', 'place', 'organisation', 'mode'],
  ...['weight', 'cap', 'base', 'remainder', 'by_turn', 'part'],
] as const

/** One line for each payer of each step: a spreadsheet makes the sum again from the line alone. */
const asTable = (ctx: Context, name: string, steps: readonly FileStep[]): Content =>
  exportRows(
    columns.map((column) => [column, 'text'] as const),
    steps.flatMap((step) =>
      step.lines.map((line, place) =>
        [
          ...[step.step, step.total, step.turn, step.reached?.over, step.reached?.under, step.rest, step.weights],
          ...[place, line.organisation, line.mode, line.weight, line.cap, line.base, line.remainder],
          ...[turnOf(step, place), line.part],
        ].map((cell) => (cell === null || cell === undefined ? null : String(cell))),
      ),
    ),
    { format: 'csv', name, zone: ctx.shop.zone, heading: (column) => column },
  )

/** What a tie decided: a left-over unit or none; empty where remainders did. */
const turnOf = ({ tie }: FileStep, place: number): string | null =>
  tie?.served.includes(place) ? 'got' : tie?.passed.includes(place) ? 'passed' : null
