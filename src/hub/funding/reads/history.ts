/** What happened in a round, with the power that each act asked for. */
import { sharersIn } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract/history.ts'
import { readRound } from '../store/rounds.ts'

type Power = ReplyOf<typeof contract.readRoundHistory>['events'][number]['power']

/** The power an act asked for: whoever did it had it then. */
const powerOf: Readonly<Record<string, Power>> = {
  'funding.round_opened': 'steer',
  'funding.pledge_given': 'commit',
  'funding.pledge_changed': 'commit',
  'funding.pledge_withdrawn': 'commit',
  'funding.pledge_intended': 'speak',
  'funding.round_declined': 'position',
  'funding.round_called': 'book',
  'funding.tranche_called': 'book',
  'funding.round_delivered': 'book',
  'funding.call_paid': 'book',
  'funding.opening_asked': 'position',
  'funding.voice_given': 'position',
  'funding.rise_answered': 'commit',
  'funding.take_over_offered': 'commit',
  'funding.call_advanced': 'book',
  'funding.missing_shared': 'book',
  'funding.mediated': 'steer',
  'funding.cost_booked': 'book',
  'funding.last_cost_marked': 'book',
  'funding.provider_paid': 'book',
  'funding.join_asked': 'speak',
  'funding.join_confirmed': 'commit',
  'funding.join_withdrawn': 'commit',
  'funding.join_decided': 'steer',
  'funding.join_called': 'book',
}

const shownAtMost = 200

export const readRoundHistory = read(
  'funding.readRoundHistory',
  async (ctx, input: InputOf<typeof contract.readRoundHistory>) => {
    const round = found(await readRound(ctx.db, ctx.organisation, input.round), 'round')
    const [{ events, more }, sharers] = await Promise.all([
      // everything that happened to it was in its own currency
      historyOf({ ...ctx, shop: { ...ctx.shop, currency: round.currency } }, { subject: round.id, limit: shownAtMost }),
      sharersIn(ctx, round.keyYear),
    ])
    const nameOf = new Map<string, string>(sharers.map(({ id, name }) => [id, name]))
    return {
      events: events.map(({ id, at, name, says, facts, actor }) => ({
        id,
        at,
        says,
        organisation: nameOf.get(String(facts['participant'])) ?? null,
        by: actor.name,
        power: actor.name === null ? null : (powerOf[name] ?? null),
      })),
      more,
    }
  },
)
