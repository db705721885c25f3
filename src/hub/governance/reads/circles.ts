/** What people look at: circles, a seat with how the next one is chosen, a mandate. */
import { actingFor, callingPeople, ownOrganisations, takingPart } from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { addDays } from '#platform/values/day.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { steers, voters } from '../actions/acting.ts'
import type * as ofCircles from '../contract/circles.ts'
import type * as ofSelections from '../contract/selections.ts'
import type * as ofTerms from '../contract/terms.ts'
import { stillToAnswer } from '../rules/selection.ts'
import { holdsOn, lastDayOf, stateOn, termMoves, whyNotTerm } from '../rules/terms.ts'
import { shownTerm } from '../seating.ts'
import { actingDays } from '../settings/mandates.ts'
import { quorumBp } from '../settings.ts'
import * as circles from '../store/circles.ts'
import { readDecision } from '../store/decisions.ts'
import * as selections from '../store/selections.ts'
import * as store from '../store/terms.ts'

type Circles = ReplyOf<typeof ofCircles.listCircles>
type Seat = Circles['circles'][number]['seats'][number]
type SeatPage = ReplyOf<typeof ofSelections.readSeat>
type TermPage = ReplyOf<typeof ofTerms.readTerm>
type Names = (id: string) => string

/** Whoever gives mandates in this community. */
const gives = (ctx: Context): boolean => ctx.actor.kind === 'system' || ctx.actor.may('community.mandate')

async function namesOf(ctx: Context, accounts: readonly AccountId[]): Promise<Names> {
  const [all, called] = await Promise.all([takingPart(ctx), callingPeople(ctx, accounts)])
  const people = new Set<string>(accounts)
  const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? (people.has(id) ? called(id as AccountId) : '–')
}

const holderOf = (ctx: Context, term: store.TermRow, nameOf: Names) => ({
  term: term.id,
  person: nameOf(term.account),
  organisation: nameOf(term.participant),
  state: stateOn(term, ctx.today),
  fromDay: term.fromDay,
  untilDay: term.untilDay,
  termInRow: term.termInRow,
  actingUntil: term.actingUntil,
})

function seatShown(
  ctx: Context,
  seat: circles.SeatRow,
  of: {
    readonly terms: readonly store.TermRow[]
    readonly selection: selections.SelectionRow | null
    readonly named: boolean
    readonly nameOf: Names
  },
): Seat {
  const term = shownTerm(
    of.terms.filter((one) => one.seat === seat.id),
    ctx.today,
  )
  const { id, role, description, from, grants } = seat
  const empty = of.selection && of.named ? 'nominated' : 'vacant'
  return {
    ...{ id, role, description, from, grants },
    state: term ? stateOn(term, ctx.today) : empty,
    holder: term && holderOf(ctx, term, of.nameOf),
    step: of.selection?.step ?? null,
  }
}

export const listCircles = read('governance.listCircles', async (ctx, _input: object): Promise<Circles> => {
  const { db, organisation } = ctx
  const [all, seats, terms, members, spent, running, own, taking] = await Promise.all([
    circles.readCircles(db, organisation),
    circles.readSeats(db, organisation),
    store.readTerms(db, organisation),
    circles.circleMembers(db, organisation),
    circles.spentIn(db, organisation, ctx.today),
    selections.runningSelections(db, organisation),
    ownOrganisations(ctx),
    takingPart(ctx),
  ])
  const named = await selections.seatsWithNominations(db, organisation)
  const nameOf = await namesOf(
    ctx,
    [...terms, ...members].map(({ account }) => account),
  )
  const inside = new Set(taking.filter((one) => one.inside).map(({ id }) => id))
  return {
    circles: all.map((circle) => ({
      ...circle,
      spent: spent.find((one) => one.circle === circle.id)?.spent ?? 0,
      seats: seats
        .filter((seat) => seat.circle === circle.id)
        .map((seat) => {
          const selection = running.find((one) => one.seat === seat.id) ?? null
          return seatShown(ctx, seat, { terms, selection, named: named.has(seat.id), nameOf })
        }),
      members: members.filter((one) => one.circle === circle.id).map(({ account }) => nameOf(account)),
      joined: members.some((one) => one.circle === circle.id && one.account === ctx.actor.account),
      sits: terms.some(
        (one) => one.circle === circle.id && one.account === ctx.actor.account && holdsOn(one, ctx.today),
      ),
    })),
    own: own.filter(({ id }) => inside.has(id)).map(({ id }) => ({ id, name: nameOf(id) })),
    gives: gives(ctx),
  }
})

export const readSeat = read(
  'governance.readSeat',
  async (ctx, input: InputOf<typeof ofSelections.readSeat>): Promise<SeatPage> => {
    const { db, organisation } = ctx
    const seat = found(await circles.readSeat(db, organisation, input.circleSeat), 'seat')
    const [allTerms, selection, acting, taking, own, asked, history] = await Promise.all([
      store.readTerms(db, organisation),
      selections.selectionOf(db, organisation, seat.id),
      actingFor(ctx),
      takingPart(ctx),
      ownOrganisations(ctx),
      voters(ctx),
      historyOf(ctx, { subject: seat.id, limit: 100 }),
    ])
    const terms = allTerms.filter((one) => one.seat === seat.id)
    const nominations = selection ? await selections.nominationsOf(db, organisation, selection.id) : []
    const accounts = [...acting.values()].flat()
    const nameOf = await namesOf(ctx, [
      ...accounts,
      ...terms.map(({ account }) => account),
      ...nominations.map(({ nominee }) => nominee),
    ])
    const proposed = nominations.find(({ id }) => id === selection?.proposed) ?? null
    const running = selection && selection.step !== 'done' && selection.step !== 'stopped' ? selection : null
    const insiders = taking.filter((one) => one.inside)
    const mayAnswer = (id: string) => asked.some((one) => one.id === id) && proposed?.nomineeOf !== id
    return {
      seat: seatShown(ctx, seat, { terms, selection: running, named: nominations.length > 0, nameOf }),
      circle: { id: seat.circle, name: seat.circleName },
      terms: terms.map((term) => holderOf(ctx, term, nameOf)),
      selection: selection && (await selectionShown(ctx, selection, { nominations, proposed, asked, nameOf })),
      people: insiders.flatMap(({ id, name }) =>
        (acting.get(id) ?? []).map((account) => ({
          ...{ account: account as string, name: nameOf(account), participant: id as string, organisation: name },
        })),
      ),
      own: own
        .filter(({ id }) => insiders.some((one) => one.id === id))
        .map(({ id, powers }) => ({ id, name: nameOf(id), powers: [...powers], asked: mayAnswer(id) })),
      gives: gives(ctx),
      mine: proposed !== null && proposed.nominee === ctx.actor.account,
      happened: history.events.map(({ name }) => name),
    }
  },
)

async function selectionShown(
  ctx: Context,
  selection: selections.SelectionRow,
  of: {
    readonly nominations: readonly selections.NominationRow[]
    readonly proposed: selections.NominationRow | null
    readonly asked: readonly { readonly id: string }[]
    readonly nameOf: Names
  },
): Promise<NonNullable<SeatPage['selection']>> {
  const { proposed, nameOf } = of
  const [words, answers] = await Promise.all([
    selections.wordsOf(ctx.db, ctx.organisation, selection.id),
    selections.selectionAnswers(ctx.db, ctx.organisation, selection),
  ])
  const asked = of.asked.map(({ id }) => id).filter((id) => id !== proposed?.nomineeOf)
  const { step, fromDay, stopReason } = selection
  return {
    ...{ step, fromDay, stopReason },
    untilDay: lastDayOf(fromDay, selection.months),
    nominations: of.nominations.map((one) => ({
      ...{ id: one.id, by: nameOf(one.participant), person: nameOf(one.nominee), account: one.nominee },
      ...{ organisation: nameOf(one.nomineeOf), participant: one.nomineeOf, reason: one.reason, changed: one.changed },
    })),
    words: words.map(({ participant, text }) => ({ by: nameOf(participant), text })),
    proposed: proposed && {
      ...{ person: nameOf(proposed.nominee), account: proposed.nominee, organisation: nameOf(proposed.nomineeOf) },
      reason: selection.proposedReason ?? '',
    },
    answers: answers.map(({ participant, objects, reason }) => ({
      ...{ organisation: nameOf(participant), objects, reason },
    })),
    missing: stillToAnswer({ asked, answers, quorumBp: await ctx.setting(quorumBp) }),
    asked: asked.map(nameOf),
  }
}

export const readTerm = read(
  'governance.readTerm',
  async (ctx, input: InputOf<typeof ofTerms.readTerm>): Promise<TermPage> => {
    const { db, organisation } = ctx
    const term = found(await store.readTerm(db, organisation, input.term), 'mandate')
    const [decision, report, handOver, history, nameOf] = await Promise.all([
      readDecision(db, organisation, term.decision),
      store.readReport(db, organisation, term.id),
      store.handOverOf(db, organisation, term.id),
      historyOf(ctx, { subject: term.id, limit: 100 }),
      namesOf(ctx, [term.account]),
    ])
    const { id, number, title } = found(decision, 'decision')
    const { term: _term, ...held } = holderOf(ctx, term, nameOf)
    const mine = term.account === ctx.actor.account
    return {
      ...held,
      ...{ id: term.id, circleSeat: term.seat, circle: term.circleName, role: term.role },
      holds: holdsOn(term, ctx.today),
      decision: { id, number, title },
      leftOn: term.leftOn,
      leftReason: term.leftReason,
      actingFrom: term.actingFrom,
      renewedBy: term.renewedBy,
      report: report && {
        ...{ done: report.done, notDone: report.notDone, money: report.money, openTasks: report.openTasks },
      },
      handOver: handOver.map(({ term: _of, ...line }) => line),
      mine,
      gives: gives(ctx),
      may: actsFor(ctx, term, mine),
      latestActing: addDays(term.untilDay, await ctx.setting(actingDays)),
      happened: history.events.map(({ name }) => name),
      history: history.events.map((one) => ({ id: one.id, at: one.at, says: one.says, by: one.actor.name })),
    }
  },
)

type Act = keyof typeof termMoves
const ofHolder: readonly Act[] = ['report', 'resign', 'hand_over']

/** What the person who asks may do with it today. */
const actsFor = (ctx: Context, term: store.TermRow, mine: boolean): Act[] =>
  (Object.keys(termMoves) as Act[]).filter((act) => {
    const allowed = ofHolder.includes(act) ? mine || (act === 'hand_over' && steers(ctx)) : gives(ctx)
    return allowed && whyNotTerm(act, term, ctx.today).length === 0
  })
