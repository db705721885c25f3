/** What scenario files may say is there: needs in any state, with voices, an estimate, payers; and who uses which area. */
import { z } from 'zod'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { given } from '#platform/scenario.ts'
import { addDays, type Day, type Month } from '#platform/values/day.ts'
import { newId, type OrganisationId } from '#platform/values/ids.ts'
import { languages } from '#platform/values/languages.ts'
import { cents, readMoney } from '#platform/values/money.ts'
import { noteFundedMinutes } from '../actions/capacity.ts'
import { numbers } from '../actions/telling.ts'
import { netOf } from '../rules/estimating.ts'
import { type NeedState, needStates } from '../rules/states.ts'
import { areaOf } from '../rules/telling.ts'
import { addRelease } from '../store/delivery.ts'
import * as estimates from '../store/estimates.ts'
import * as store from '../store/needs.ts'
import { addPayers } from '../store/payers.ts'
import { writeAreaUse, writeBacking } from '../store/voices.ts'

const day = z.iso.date()
const money = z
  .union([z.int().min(0), z.string().transform((text) => readMoney(text) ?? Number.NaN)])
  .pipe(z.int().min(0))

const fields = z.strictObject({
  name: z.string().describe('how the file calls it; its problem too, unless `problem` says it'),
  author: z.string().describe('name of the organisation that tells it'),
  problem: z.string().optional().describe('in its own words'),
  whoSuffers: z.string().default('Everybody').describe('who suffers from it'),
  wishedResult: z.string().default('It works').describe('how it should be'),
  area: z.string().default('other').describe('an area of the software: `labels`, `shifts`, `till` and so on'),
  language: z.enum(languages).default('en').describe('fr, nl, de, en or es'),
  state: z
    .enum(needStates)
    .exclude(['merged', 'replaced'])
    .default('collected')
    .describe(
      '`draft`, `collected`, `prioritised`, `in_analysis`, `analysed`, `covered_by_setting`, `specific`, `estimating`, `estimated`, `co_financing`, `funded`, `in_development`, `in_acceptance`, `delivered`, `closed`, `declined`, `parked`, `withdrawn`',
    ),
  submitted: day.optional().describe('the day it was handed in; today'),
  askedSpecific: z.boolean().default(false).describe('its author asks for something of its own'),
  guessed: z.int().min(0).nullable().default(null).describe('minutes its analysis is guessed to take'),
  backings: z
    .array(z.object({ organisation: z.string(), strength: z.int().min(1).max(3).default(2) }))
    .default([])
    .describe('`[{ organisation: Le Panier, strength: 3 }]`; its author is only among them when it stands here'),
  estimate: z
    .object({
      provider: z.string(),
      hours: z.number().default(36),
      rate: money.default(7000),
      net: money.optional(),
      validUntil: day.optional(),
      criteria: z.array(z.string()).default(['It works']),
    })
    .optional()
    .describe(
      'from `estimated` on: `{ provider: Code Commun, hours: 36, rate: "70.00", net: "2520.00", valid_until: 2025-12-31, criteria: [It prints] }`; it bears the name of the need',
    ),
  payers: z.array(z.string()).default([]).describe('names of organisations that pay for it, from `funded` on'),
  delivered: day.optional().describe('the day of delivery; today'),
})
type Told = z.output<typeof fields> & { readonly ids: Readonly<Record<string, OrganisationId>> }

const withEstimate: readonly NeedState[] = [
  'estimated',
  'co_financing',
  'funded',
  'in_development',
  'in_acceptance',
  'delivered',
  'closed',
]

const tell = action('scenario.tellNeed', async (ctx, told: Told) => {
  const need = newId()
  const { state } = told
  const submittedOn = (told.submitted ?? ctx.today) as Day
  const isOver = state === 'delivered' || state === 'closed'
  await store.writeNeed(ctx.db, ctx.organisation, {
    id: need,
    number: state === 'draft' ? null : await nextNumber(ctx.db, ctx.organisation, numbers),
    state,
    language: told.language,
    problem: told.problem ?? told.name,
    whoSuffers: told.whoSuffers,
    wishedResult: told.wishedResult,
    area: areaOf(told.area),
    author: told.ids[told.author] as OrganisationId,
    writtenAt: ctx.now,
    submittedOn: state === 'draft' ? null : submittedOn,
    backedOn: state === 'draft' ? null : submittedOn,
    askedSpecific: told.askedSpecific,
    guessedMinutes: told.guessed,
    consultUntil: state === 'analysed' ? addDays(ctx.today, 14) : null,
    deliveredOn: isOver ? ((told.delivered ?? ctx.today) as Day) : null,
    inAcceptanceSince: isOver || state === 'in_acceptance' ? ((told.delivered ?? ctx.today) as Day) : null,
  })
  for (const { organisation, strength } of told.backings)
    await writeBacking(ctx.db, ctx.organisation, {
      need,
      participant: told.ids[organisation] as OrganisationId,
      strength,
      because: null,
      now: ctx.now,
      by: null,
    })
  const estimate = told.estimate && withEstimate.includes(state) ? await estimated(ctx, told, need) : null
  const paid = state === 'funded' || state === 'in_development' || state === 'in_acceptance' || isOver
  const round = paid ? newId() : null
  if (round !== null) {
    const payers = told.payers.map((name) => told.ids[name] as string)
    await addPayers(ctx.db, ctx.organisation, [need], payers, { round, since: ctx.today })
    await store.changeNeed(ctx.db, ctx.organisation, need, { round })
  }
  if (state === 'in_acceptance') await released(ctx, told, need)
  return { need, estimate }
})

async function estimated(ctx: ActionContext, told: Told, need: string): Promise<string> {
  const id = newId()
  const { provider, hours, rate, net, validUntil, criteria } = told.estimate as NonNullable<Told['estimate']>
  await estimates.addEstimate(ctx.db, ctx.organisation, {
    id,
    series: id,
    version: 1,
    provider: told.ids[provider] as string,
    state: 'draft',
    currency: ctx.shop.currency,
    needs: [need],
    now: ctx.now,
    by: null,
  })
  const minutes = hours * 60
  await estimates.writeOffer(ctx.db, ctx.organisation, id, {
    minutesMin: minutes,
    minutesLikely: minutes,
    minutesMax: minutes,
    rate,
    basis: 'fixed',
    net: net ?? netOf(minutes, cents(rate)),
    validUntil: (validUntil ?? addDays(ctx.today, 365)) as Day,
    assumptions: 'as told',
    criteria: criteria.map((text) => ({ id: newId(), text })),
  })
  await estimates.submitOffer(ctx.db, ctx.organisation, id, { at: ctx.now, account: null })
  if (told.state === 'estimated') return id
  await estimates.moveEstimates(ctx.db, ctx.organisation, [id], { state: 'accepted' })
  await store.changeNeed(ctx.db, ctx.organisation, need, { estimate: id })
  return id
}

async function released(ctx: ActionContext, told: Told, need: string): Promise<void> {
  const id = newId()
  const provider = told.ids[told.estimate?.provider ?? told.author] as OrganisationId
  const release = { id, version: '1', provider, notes: { en: 'as told' }, at: ctx.now, needs: [need], by: null }
  await addRelease(ctx.db, ctx.organisation, release)
  await store.changeNeed(ctx.db, ctx.organisation, need, { release: id, acceptUntil: addDays(ctx.today, 21) })
}

export const needs = given('needs of the community, each in the state it is in', fields, async (world, line) => {
  const names = [
    line.author,
    ...line.backings.map(({ organisation }) => organisation),
    ...line.payers,
    ...(line.estimate ? [line.estimate.provider] : []),
  ]
  const ids = Object.fromEntries(names.map((name) => [name, world.idOf('participant', name) as OrganisationId]))
  const made = await world.act(tell, { ...line, ids })
  world.remember('need', line.name, made.need)
  if (made.estimate) world.remember('estimate', line.name, made.estimate)
})

const use = action(
  'scenario.useArea',
  async (ctx, told: { participant: string; area: string; since: string | undefined }) => {
    const participant = told.participant as OrganisationId
    await writeAreaUse(ctx.db, ctx.organisation, {
      participant,
      area: areaOf(told.area),
      since: (told.since ?? ctx.today) as Day,
    })
  },
)

export const areas = given(
  'which organisation uses which area of the software',
  z.strictObject({
    organisation: z.string().describe('its name'),
    area: z.string().describe('`labels`, `shifts`, `till` and so on'),
    since: day.optional().describe('since which day; today'),
  }),
  async (world, { organisation, area, since }) => {
    await world.act(use, { participant: world.idOf('participant', organisation), area, since })
  },
)

const fund = action('scenario.fundMinutes', async (ctx, told: { month: string; minutes: number }) => {
  await noteFundedMinutes(ctx, [{ month: told.month as Month, minutes: told.minutes }])
})

export const fundedMonths = given(
  'minutes that the dues of a month bought; they count where `capacity.hour_rate` is set',
  z.strictObject({
    month: z.string().describe('`2025-03`, quoted'),
    minutes: z.int().min(0).describe('for analysis and coordination together'),
  }),
  async (world, line) => {
    await world.act(fund, line)
  },
)
