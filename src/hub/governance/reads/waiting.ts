/** What waits for the person who asks, and for the organisations it answers for. */
import { ownOrganisations } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { dayIn } from '#platform/values/zone.ts'
import { voters } from '../actions/acting.ts'
import { waitingForOrganisations, waitingForPerson } from '../store/waiting.ts'

export const readWaitingDecisions = read('governance.readWaitingDecisions', async (ctx, _input: object) => {
  const [voting, own] = await Promise.all([voters(ctx), ownOrganisations(ctx)])
  const answering = new Set<string>(own.filter(({ powers }) => powers.includes('position')).map(({ id }) => id))
  const mine = voting.filter(({ id }) => answering.has(id))
  const { account } = ctx.actor
  const [ofOrganisations, ofPerson] = await Promise.all([
    waitingForOrganisations(
      ctx.db,
      ctx.organisation,
      mine.map(({ id }) => id),
    ),
    account === null ? [] : waitingForPerson(ctx.db, ctx.organisation, account, ctx.today),
  ])
  return {
    waiting: [...ofPerson, ...ofOrganisations].map(({ what, id, title, participant, until, at }) => ({
      ...{ what, id, title },
      organisation: mine.find((one) => one.id === participant)?.name ?? null,
      until: at === null ? until : dayIn(at, ctx.shop.zone),
    })),
  }
})
