/** What waits for the organisations of the person who asks. */
import { actingFor, holdersOfTask, ownOrganisations, takingPart } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import type { readOwn as contract } from '../contract/own.ts'
import { waitingFor } from '../rules/waiting.ts'
import { consultedIn } from '../store/analysis.ts'
import * as delivery from '../store/delivery.ts'
import { allEstimates } from '../store/estimates.ts'
import { needsIn } from '../store/needs.ts'
import { payersOf } from '../store/payers.ts'
import { backingsOf } from '../store/voices.ts'

export const readProviders = read('needs.readProviders', async (ctx, _input: object) => {
  const [known, holding] = await Promise.all([takingPart(ctx), holdersOfTask(ctx, 'provider')])
  return { providers: known.filter(({ id }) => holding.includes(id)).map(({ id, name }) => ({ id, name })) }
})

type Waiting = ReplyOf<typeof contract>['waiting'][number]

export const readOwn = read('needs.readOwn', async (ctx, _input: object): Promise<ReplyOf<typeof contract>> => {
  const [known, own, providers] = await Promise.all([
    takingPart(ctx),
    ownOrganisations(ctx),
    holdersOfTask(ctx, 'provider'),
  ])
  const names = new Map<string, string>(known.map(({ id, name }) => [id, name]))
  return {
    organisations: own
      .filter(({ id }) => known.find((one) => one.id === id)?.inside)
      .map(({ id, powers }) => ({
        id,
        name: names.get(id) ?? '–',
        powers: [...powers],
        provider: providers.includes(id),
      })),
    waiting: own.length === 0 ? [] : await waiting(ctx, own, names),
  }
})

async function waiting(
  ctx: Context,
  own: readonly { readonly id: string }[],
  names: ReadonlyMap<string, string>,
): Promise<Waiting[]> {
  const { db, organisation } = ctx
  const needs = await needsIn(db, organisation, ['analysed', 'in_acceptance', 'delivered'])
  const ids = needs.map(({ id }) => id)
  const [consulted, answers, feedback, payers, backings, estimates, acting] = await Promise.all([
    consultedIn(db, organisation, ids),
    delivery.acceptancesOf(db, organisation, ids),
    delivery.feedbackOf(db, organisation, ids),
    payersOf(db, organisation, ids),
    backingsOf(db, organisation, ids),
    allEstimates(db, organisation, false),
    actingFor(ctx),
  ])
  const accounts = await ctx.accounts.accountsById([...acting.values()].flat())
  const whoFor = (id: string) => (acting.get(id) ?? []).map((account) => accounts.get(account)?.name ?? '–')
  return own.flatMap(({ id }) => {
    const organisationName = names.get(id) ?? '–'
    const asked = waitingFor(id, ctx.today, { needs, consulted, answers, feedback, payers, backings })
    const lines = asked.map(
      ({ what, need, until }): Waiting => ({
        what,
        organisation: organisationName,
        need: need.id,
        estimate: null,
        number: need.number,
        problem: need.problem,
        until: until as Day | null,
        names: whoFor(id),
      }),
    )
    const wanted = estimates
      .filter((one) => one.provider === id && (one.state === 'requested' || one.state === 'draft'))
      .map(
        (one): Waiting => ({
          what: 'estimate',
          organisation: organisationName,
          need: one.needs[0] ?? '',
          estimate: one.id,
          number: null,
          problem: null,
          until: null,
          names: whoFor(id),
        }),
      )
    return [...lines, ...wanted]
  })
}
