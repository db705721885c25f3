/** Organisations of a community in scenario files: who takes part, and who acts for them. */
import { z } from 'zod'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber, raiseNumber } from '#platform/database/counter.ts'
import { speakAs } from '#platform/database/sql.ts'
import { found } from '#platform/refusal.ts'
import { given } from '#platform/scenario.ts'
import { addDays, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { type AccountId, newId, type OrganisationId } from '#platform/values/ids.ts'
import { readMoney } from '#platform/values/money.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { addOrganisation } from '../actions/founding.ts'
import { addressFrom } from '../rules/address.ts'
import { chaptersOf } from '../rules/checklist.ts'
import { mandateRoles } from '../rules/mandates.ts'
import { powers } from '../rules/powers.ts'
import { membershipStates, statuses, takesPart } from '../rules/states.ts'
import { organisationOfAddress } from '../store/organisations.ts'
import * as store from '../store/participants.ts'
import { addMandate, addRepresentations, keepPerson } from '../store/powers.ts'
import * as welcome from '../store/welcome.ts'

const day = z.iso.date()
const money = z
  .union([z.int().min(0), z.string().transform((text) => readMoney(text) ?? Number.NaN)])
  .pipe(z.int().min(0))
  .nullable()
  .default(null)

const acting = z.object({
  name: z.string(),
  powers: z.array(z.enum(powers)).default([...powers]),
  commitLimit: money,
  from: day.optional(),
  until: day.nullable().default(null),
})
const figures = z.object({
  year: z.int(),
  turnover: money,
  members: z.int().nullable().default(null),
  fte: z.int().nullable().default(null),
  grossMargin: money,
  attested: z.boolean().default(true),
})
const mandate = z.object({
  role: z.enum(mandateRoles),
  person: z.string().optional(),
  from: day.optional(),
  until: day.nullable().default(null),
})

const fields = z.strictObject({
  name: z.string().describe('how the file calls it'),
  kind: z
    .enum(['shop', 'provider', 'supporter', 'project'])
    .default('shop')
    .describe('`shop`, `provider`, `supporter`, `project`'),
  shop: z.boolean().default(false).describe('it is the shop of this name under `shops`'),
  country: z.string().default('BE').describe('two letters'),
  currency: z.enum(['EUR', 'CHF']).default('EUR').describe('EUR or CHF'),
  state: z
    .enum(membershipStates)
    .default('active')
    .describe('`applied`, `onboarding`, `refused`, `observer`, `active`, `paused`, `left`, `excluded`'),
  wished: z.enum(statuses).default('active').describe('what it wants to become: `observer` or `active`'),
  applied: day.optional().describe('the day it asked to join; today for `applied`, else thirty days ago'),
  since: day.optional().describe('since when it takes part'),
  joinSeq: z.int().min(1).optional().describe('its number; the next one where it takes part'),
  dues: z.boolean().optional().describe('it promised to pay dues; true for `active`'),
  welcomed: z
    .boolean()
    .optional()
    .describe('every step of the welcome but the figures is done; true for those that take part'),
  contacts: z.array(z.string()).optional().describe('names of contacts; two for those that take part'),
  people: z
    .array(acting)
    .default([])
    .describe(
      '`[{ name: Jo, powers: [speak, sign], commit_limit: "500.00", from: 2025-01-01, until: 2025-12-31 }]`; without `powers` all of them, without `commit_limit` no limit',
    ),
  figures: z
    .array(figures)
    .default([])
    .describe(
      '`[{ year: 2024, turnover: "2400000.00", members: 1800, fte: 1250, gross_margin: "600000.00", attested: true }]`; `fte` in hundredths',
    ),
  mandates: z
    .array(mandate)
    .default([])
    .describe(
      '`[{ role: noyau, person: Jo, from: 2025-01-01, until: 2025-12-31 }]`; also `hub_treasurer`, `second_approver`, and without a person `provider`, `holder`',
    ),
})
type Told = z.output<typeof fields> & { readonly accounts: Readonly<Record<string, AccountId>> }

const takePart = action('scenario.takePart', async (ctx, told: Told) => {
  const id = await organisationOf(ctx, told)
  const inside = takesPart(told.state)
  const appliedOn = (told.applied ?? (told.state === 'applied' ? ctx.today : addDays(ctx.today, -30))) as Day
  const now =
    told.applied || told.state !== 'applied' ? atWallTime(appliedOn, '12:00' as TimeOfDay, ctx.shop.zone) : ctx.now
  await store.addApplication(ctx.db, ctx.organisation, { id, wished: told.wished, now, by: null })
  const wasIn = inside || told.state === 'left' || told.state === 'excluded'
  const welcomed = told.welcomed ?? wasIn
  await store.changeMembership(ctx.db, ctx.organisation, id, {
    joinSeq: wasIn ? await numberOf(ctx, told.joinSeq) : null,
    state: told.state,
    since: wasIn ? ((told.since ?? addDays(appliedOn, 14)) as Day) : null,
    admittedOn: told.state === 'applied' || told.state === 'refused' ? null : addDays(appliedOn, 14),
    pausedFrom: told.state === 'paused' ? 'active' : null,
    duesMandateOn: (told.dues ?? told.state === 'active') ? appliedOn : null,
    ...(welcomed ? { mailingList: true, meetingOn: appliedOn, sponsorWaived: 'since the beginning' } : {}),
  })
  await describe(ctx, id, told, { welcomed, inside })
  return { participant: id as string }
})

async function organisationOf(ctx: ActionContext, told: Told): Promise<OrganisationId> {
  if (told.shop) return found(await organisationOfAddress(ctx.db, addressFrom(told.name)), `shop ${told.name}`)
  const made = await addOrganisation(ctx, {
    name: told.name,
    kind: told.kind,
    country: told.country,
    currency: told.currency,
    language: ctx.shop.language,
    email: null,
    demo: null,
    hosted: false,
  })
  await speakAs(ctx.db, ctx.organisation)
  return made.id
}

async function numberOf(ctx: ActionContext, given: number | undefined): Promise<number> {
  if (given === undefined) return nextNumber(ctx.db, ctx.organisation, 'join_seq')
  await raiseNumber(ctx.db, ctx.organisation, 'join_seq', given)
  return given
}

async function describe(
  ctx: ActionContext,
  id: OrganisationId,
  told: Told,
  { welcomed, inside }: { readonly welcomed: boolean; readonly inside: boolean },
): Promise<void> {
  const names = told.contacts ?? (inside ? ['First contact', 'Second contact'] : [])
  await store.addContacts(
    ctx.db,
    ctx.organisation,
    names.map((name) => ({ id: newId(), participant: id, name, email: null, phone: null, about: null, agreed: false })),
  )
  const documents = welcomed ? await welcome.currentDocuments(ctx.db, ctx.organisation, ctx.today) : []
  await welcome.addTicks(
    ctx.db,
    ctx.organisation,
    documents.flatMap(({ kind, version }) =>
      chaptersOf(kind).map((chapter) => ({ participant: id, kind, version, chapter, account: null, now: ctx.now })),
    ),
  )
  for (const one of told.figures) await addFigures(ctx, id, one)
  for (const one of told.people) await addPerson(ctx, id, told, one)
  for (const one of told.mandates)
    await addMandate(ctx.db, ctx.organisation, {
      id: newId(),
      role: one.role,
      participant: id,
      account: one.person ? (told.accounts[one.person] ?? null) : null,
      fromDay: (one.from ?? addDays(ctx.today, -30)) as Day,
      untilDay: (one.until ?? (one.person ? addDays(ctx.today, 365) : null)) as Day | null,
      decisionNumber: 'D-0',
      decisionOn: ctx.today,
      grantedBy: null,
      grantedAt: ctx.now,
    })
}

async function addFigures(ctx: ActionContext, id: OrganisationId, one: z.output<typeof figures>): Promise<void> {
  await welcome.declareFigures(ctx.db, ctx.organisation, {
    participant: id,
    year: one.year,
    turnoverExVat: one.turnover,
    activeMembers: one.members,
    staffFte: one.fte,
    grossMargin: one.grossMargin,
    source: 'typed',
    declaredBy: null,
    now: ctx.now,
  })
  if (one.attested) await welcome.attestFigures(ctx.db, ctx.organisation, id, one.year, null, ctx.now)
}

async function addPerson(
  ctx: ActionContext,
  id: OrganisationId,
  told: Told,
  one: z.output<typeof acting>,
): Promise<void> {
  const account = told.accounts[one.name] as AccountId
  await keepPerson(ctx.db, ctx.organisation, { account, name: one.name, email: emailOf(one.name), language: null })
  await addRepresentations(ctx.db, ctx.organisation, [
    {
      id: newId(),
      participant: id,
      account,
      powers: one.powers,
      commitLimit: one.commitLimit,
      fromDay: (one.from ?? addDays(ctx.today, -30)) as Day,
      untilDay: one.until as Day | null,
      source: 'as told',
      grantedBy: null,
      grantedAt: ctx.now,
    },
  ])
}

/** The same address that staff or a member of this name gets: all are one sign-in. */
export const emailOf = (name: string): string => `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@example.org`

const meet = action('scenario.meet', async (ctx, name: string) => ({
  account: await ctx.accounts.ensureAccount(emailOf(name), name, ctx.shop.language),
}))

export const organisations = given(
  'organisations that take part in the community of the file',
  fields,
  async (world, line) => {
    const accounts: Record<string, AccountId> = {}
    for (const { name } of line.people) {
      const account = world.accountOf(name) ?? (await world.act(meet, name)).account
      accounts[name] = account
      world.signInAs(name, account)
    }
    const { participant } = await world.act(takePart, { ...line, accounts })
    world.remember('participant', line.name, participant)
  },
)
