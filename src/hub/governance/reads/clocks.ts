/** What runs in the community: whatever has a day by which something must happen. */
import { takingPart } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import type { ReplyOf } from '#platform/route.ts'
import { dayIn } from '#platform/values/zone.ts'
import { voters } from '../actions/acting.ts'
import type { readClocks as contract } from '../contract/clocks.ts'
import * as store from '../store/clocks.ts'

export const readClocks = read(
  'governance.readClocks',
  async (ctx, _input: object): Promise<ReplyOf<typeof contract>> => {
    const { db, organisation, today } = ctx
    const [all, voting] = await Promise.all([takingPart(ctx), voters(ctx)])
    const [proposals, votes, reviews, terms, vacant] = await Promise.all([
      store.runningProposals(
        db,
        organisation,
        voting.map(({ id }) => id),
        today,
      ),
      store.runningVotes(db, organisation),
      store.dueReviews(db, organisation, today),
      store.endingTerms(db, organisation, today),
      store.vacantSeats(db, organisation, today),
    ])
    const people = await ctx.accounts.accountsById([...new Set(terms.map(({ account }) => account))])
    const nameOf = (id: string) => all.find((one) => one.id === id)?.name ?? '–'
    return {
      proposals: proposals.map((one) => ({ ...one, silent: one.silent.map(nameOf) })),
      votes: votes.map(({ closesAt, silent, ...one }) => ({
        ...one,
        until: dayIn(closesAt, ctx.shop.zone),
        silent: silent.map(nameOf),
      })),
      reviews,
      terms: terms.map(({ account, participant, ...one }) => ({
        ...one,
        person: people.get(account)?.name ?? '–',
        organisation: nameOf(participant),
      })),
      vacant,
    }
  },
)
