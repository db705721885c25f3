/** What people look at: the list of needs, one need with its whole way. */
import {
  callingPeople,
  holdersOfTask,
  ownOrganisations,
  type TakingPart,
  takingPart,
  usesTold,
} from '#hub/organisations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type { Day } from '#platform/values/day.ts'
import type * as contract from '../contract/needs.ts'
import { isOver, notReached } from '../rules/consultation.ts'
import { askedOn, feedbackDays, isAccepted, lastWords } from '../rules/delivery.ts'
import { undoUntil } from '../rules/merging.ts'
import { powerBehind } from '../rules/powers.ts'
import { firstMonthOfUse, usesAfter } from '../rules/use.ts'
import { acceptOrganisations, dotsEach } from '../settings.ts'
import * as hours from '../store/capacity.ts'
import * as delivery from '../store/delivery.ts'
import { type EstimateRow, estimatesOf } from '../store/estimates.ts'
import * as store from '../store/needs.ts'
import { payersOf } from '../store/payers.ts'
import * as voices from '../store/voices.ts'
import { askedIn } from './asked.ts'
import { shownEstimates } from './estimates.ts'
import { rankedNow } from './rank.ts'

type Page = ReplyOf<typeof contract.readNeed>
type ListRow = ReplyOf<typeof contract.listNeeds>['rows'][number]

export const listNeeds = read('needs.listNeeds', async (ctx, asked: InputOf<typeof contract.listNeeds>) => {
  const [all, own] = await Promise.all([takingPart(ctx), ownOrganisations(ctx)])
  const nameOf = namesOf(all)
  const page = await listPage<Omit<ListRow, 'authorName'>>(
    ctx.db,
    store.needList(
      ctx.organisation,
      own.map(({ id }) => id),
    ),
    asked,
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, authorName: nameOf(row.author) })) }
})

const namesOf = (all: readonly TakingPart[]) => {
  const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
  return (id: string): string => names.get(id) ?? '–'
}

export const readPhoto = read('needs.readPhoto', async (ctx, input: InputOf<typeof contract.readPhoto>) => {
  await visible(ctx, input.need)
  const photo = found(await voices.readPhoto(ctx.db, ctx.organisation, input.need, input.photo), 'photo')
  return { type: photo.type, body: new Uint8Array(photo.bytes) }
})

/** A draft is there for its own organisation alone. */
async function visible(ctx: Context, id: string) {
  const need = found(await store.readNeed(ctx.db, ctx.organisation, id), 'need')
  const acting = await ownOrganisations(ctx)
  const own = ctx.actor.kind === 'system' || acting.some((one) => one.id === need.author)
  return { need: found(need.state === 'draft' && !own ? null : need, 'need'), acting }
}

const historySize = 200

export const readNeed = read('needs.readNeed', async (ctx, input: InputOf<typeof contract.readNeed>): Promise<Page> => {
  const { need, acting } = await visible(ctx, input.need)
  const all = await takingPart(ctx)
  const nameOf = namesOf(all)
  const { db, organisation } = ctx
  const cycle = await voices.currentCycle(db, organisation)
  const [photos, backings, others, dots, given, order, consulted, estimates, payers, work, opinions, providers] =
    await Promise.all([
      voices.photosOf(db, organisation, need.id),
      voices.backingsOf(db, organisation, [need.id]),
      store.relatedNeeds(db, organisation, need.id),
      voices.dotsIn(db, organisation, cycle),
      voices.dotsGiven(
        db,
        organisation,
        cycle,
        acting.map(({ id }) => id),
      ),
      rankedNow(ctx),
      askedIn(ctx, need),
      estimatesOf(db, organisation, [need.id]),
      payersOf(db, organisation, [need.id]),
      hours.workOf(db, organisation, need.id),
      voices.opinionsOf(db, organisation, need.id),
      holdersOfTask(ctx, 'provider'),
    ])
  const rank = order.indexOf(need.id)
  const linked = [need.mergedInto, need.replacedBy, need.defectOf].filter((id) => id !== null)
  const titles = await store.needTitles(db, organisation, linked)
  const other = (id: string | null) => titles.find((one) => one.id === id) ?? null
  const each = await ctx.setting(dotsEach)
  const history = await historyOf(ctx, { subject: need.id, limit: historySize })
  const {
    mergedAt: _at,
    authorAccount: _account,
    writtenAt: _written,
    backedOn: _backed,
    release: _release,
    ...rest
  } = need
  const { prioritisedOn: _p, placedAt: _pl, ...shown } = rest
  const { asked30On: _1, reminded30On: _2, asked90On: _3, reminded90On: _4, ...facts } = shown
  return {
    ...facts,
    author: { id: need.author, name: nameOf(need.author) },
    photos,
    backings: backings.map((one) => ({
      id: one.participant,
      name: nameOf(one.participant),
      strength: one.strength,
      because: one.because,
      at: one.at,
    })),
    strength: backings.reduce((sum, one) => sum + one.strength, 0),
    mergedInto: other(need.mergedInto),
    undoUntil: undoable(ctx, need.mergedOn),
    merged: others
      .filter((one) => one.mergedInto === need.id)
      .map((one) => ({
        id: one.id,
        number: one.number,
        problem: one.problem,
        language: one.language,
        author: nameOf(one.author),
        undoUntil: undoable(ctx, one.mergedOn),
      })),
    cycle,
    dots: dots
      .filter((one) => one.need === need.id)
      .map((one) => ({ id: one.participant, name: nameOf(one.participant), dots: one.dots })),
    rank: rank < 0 ? null : rank + 1,
    consultationOver: isOver(need.consultUntil, ctx.today),
    consulted: consulted
      .filter((one) => one.asked)
      .map(({ usesArea: _uses, asked: _asked, answer, ...one }) => ({ ...one, answer: answer ?? ('silent' as const) })),
    notReached: need.consultUntil === null ? [] : notReached(consulted),
    replacedBy: other(need.replacedBy),
    defectOf: other(need.defectOf),
    estimates: await shownEstimates(ctx, estimates),
    payers: payers.map(({ participant }) => ({ id: participant, name: nameOf(participant) })),
    ...(await deliveryOf(ctx, need, {
      nameOf,
      payers: payers.map(({ participant }) => participant),
      backings,
      estimates,
    })),
    uses: await shownUses(ctx, need, nameOf),
    defects: others
      .filter((one) => one.defectOf === need.id)
      .map(({ id, number, problem }) => ({ id, number, problem })),
    work: {
      analysis: minutesOf(work, 'analysis'),
      coordination: minutesOf(work, 'coordination'),
      development: minutesOf(work, 'development'),
    },
    opinions: await shownOpinions(ctx, opinions, nameOf),
    acting: acting.map(({ id, powers }) => {
      const own = given.filter((one) => one.participant === id)
      const used = own.filter((one) => one.need !== need.id).reduce((sum, one) => sum + one.dots, 0)
      return {
        id,
        name: nameOf(id),
        powers: [...powers],
        provider: providers.includes(id),
        strength: backings.find((one) => one.participant === id)?.strength ?? 0,
        dots: own.find((one) => one.need === need.id)?.dots ?? 0,
        dotsLeft: all.find((one) => one.id === id)?.state === 'active' ? Math.max(0, each - used) : 0,
      }
    }),
    steers: ctx.actor.may('community.steer'),
    happened: history.events.map(({ name }) => name),
    history: history.events.map(({ id, at, says, name, facts, actor }) => ({
      ...{ id, at, says, by: actor.name },
      power: powerBehind(name, actor.name, facts['provider']),
    })),
  }
})

const undoable = (ctx: Context, mergedOn: Day | null): Day | null =>
  mergedOn !== null && ctx.today <= undoUntil(mergedOn) ? undoUntil(mergedOn) : null

const minutesOf = (work: readonly { kind: string; minutes: number }[], kind: string): number =>
  work.find((one) => one.kind === kind)?.minutes ?? 0

async function shownOpinions(ctx: Context, all: readonly voices.OpinionRow[], nameOf: (id: string) => string) {
  const called = await callingPeople(
    ctx,
    all.map(({ account }) => account),
  )
  return all.map(({ id, participant, account, text, at }) => ({
    id,
    organisation: nameOf(participant),
    person: account && called(account),
    text,
    at,
  }))
}

/** Of the shops that agreed to tell it, once it is delivered. */
async function shownUses(ctx: Context, { deliveredOn, area }: store.NeedRow, nameOf: (id: string) => string) {
  if (deliveredOn === null) return []
  const months = await usesTold(ctx, firstMonthOfUse(deliveredOn))
  return usesAfter(deliveredOn, area, months).map((one) => ({ ...one, name: nameOf(one.id) }))
}

interface ForDelivery {
  readonly nameOf: (id: string) => string
  readonly payers: readonly string[]
  readonly backings: readonly voices.BackingRow[]
  readonly estimates: readonly EstimateRow[]
}

type Delivered = Pick<
  Page,
  'releases' | 'acceptances' | 'accepting' | 'acceptingNeeded' | 'payerAccepts' | 'feedback' | 'feedbackAsked'
>

async function deliveryOf(
  ctx: Context,
  need: store.NeedRow,
  { nameOf, payers, backings, estimates }: ForDelivery,
): Promise<Delivered> {
  const { db, organisation } = ctx
  const [releases, answers, feedback] = await Promise.all([
    delivery.releasesOf(db, organisation, need.id),
    delivery.acceptancesOf(db, organisation, [need.id]),
    delivery.feedbackOf(db, organisation, [need.id]),
  ])
  const criteria = new Map(estimates.flatMap((one) => one.criteria.map(({ id, text }) => [id, text] as const)))
  const current = answers.filter((one) => one.release === need.release)
  const words = lastWords(current)
  const asked = [...new Set([...payers, ...backings.map(({ participant }) => participant)])]
  const answered = new Set(feedback.map((one) => `${one.participant} ${one.day}`))
  const { deliveredOn } = need
  return {
    releases: releases.map(({ id, version, notes, at, provider }) => ({
      id,
      version,
      notes: { ...notes },
      at,
      provider: nameOf(provider),
    })),
    acceptances: answers.map((one) => ({
      id: one.participant,
      name: nameOf(one.participant),
      answer: one.answer,
      criterion: one.criterion ? (criteria.get(one.criterion) ?? null) : null,
      reason: one.reason,
      at: one.at,
      version: releases.find(({ id }) => id === one.release)?.version ?? '–',
      current: one.release === need.release,
    })),
    accepting: words.accepting.length,
    acceptingNeeded: await ctx.setting(acceptOrganisations),
    payerAccepts: isAccepted({ ...words, rejecting: [], payers, least: 0 }),
    feedback: feedback.map(({ participant, need: _need, ...one }) => ({
      id: participant,
      name: nameOf(participant),
      ...one,
    })),
    feedbackAsked:
      deliveredOn === null || need.state !== 'delivered'
        ? []
        : feedbackDays
            .filter((day) => ctx.today >= askedOn(deliveredOn, day))
            .flatMap((day) =>
              asked.filter((id) => !answered.has(`${id} ${day}`)).map((id) => ({ id, name: nameOf(id), day })),
            ),
  }
}
