/** What waits for an answer of the organisations one acts for. */
import { actingToday, sharersIn } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { daysBetween, yearOf } from '#platform/values/day.ts'
import { answeredBy } from '../rules/pledging.ts'
import { readRound } from '../store/rounds.ts'
import { openDemands, openRounds } from '../store/waiting.ts'

/** An observer may pledge like anybody who takes part. */
const asked: ReadonlySet<string> = new Set(['active', 'observer'])

export const readWaitingRounds = read('funding.readWaitingRounds', async (ctx, _input: object) => {
  const [rounds, acting, sharers] = await Promise.all([
    openRounds(ctx.db, ctx.organisation, ctx.now),
    actingToday(ctx),
    sharersIn(ctx, yearOf(ctx.today) - 1),
  ])
  const own = acting.filter((one) => one.own.length > 0)
  const names = new Map<string, string>(sharers.map(({ id, name }) => [id, name]))
  const demands = await openDemands(
    ctx.db,
    ctx.organisation,
    own.map((one) => one.participant),
  )
  return {
    money: demands.map(({ payer, ...one }) => ({
      ...one,
      participant: payer,
      participantName: names.get(payer) ?? '',
      daysLeft: daysBetween(ctx.today, one.dueOn),
    })),
    rounds: rounds.flatMap((round) => {
      const answered = answeredBy(round.pledges, round.declined)
      return sharers
        .filter(({ id, state }) => (round.invited.length > 0 ? round.invited.includes(id) : asked.has(state)))
        .filter(({ id }) => !answered.has(id))
        .flatMap(({ id, name }) => {
          const mine = own.find((one) => one.participant === id)
          return mine
            ? [
                {
                  ...shown(round),
                  ...shownFor(mine),
                  participantName: name,
                  daysLeft: daysBetween(ctx.today, round.deadline),
                },
              ]
            : []
        })
    }),
  }
})

type Round = Awaited<ReturnType<typeof openRounds>>[number]
type Acting = Awaited<ReturnType<typeof actingToday>>[number]

const shown = ({ id, name, target, currency, endsAt }: Round) => ({ round: id, name, target, currency, endsAt })

const shownFor = ({ participant, own, committers }: Acting) => ({
  participant,
  mayCommit: own.includes('commit'),
  committers: [...committers],
})

export interface RoundToTalkAbout {
  readonly id: string
  readonly name: string
  readonly deadline: string
}

/** Rounds that wait for pledges, those that end first before the others. */
export const roundsToTalkAbout = async (ctx: Context): Promise<RoundToTalkAbout[]> =>
  (await openRounds(ctx.db, ctx.organisation, ctx.now)).map(({ id, name, deadline }) => ({ id, name, deadline }))

/** How a round is called; null where there is none. */
export const roundNamed = async (ctx: Context, id: string): Promise<string | null> =>
  (await readRound(ctx.db, ctx.organisation, id))?.name ?? null
