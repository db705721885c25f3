/** Organisations of a community in scenario files: who takes part, who acts for them, and what is known of them. */
import { z } from 'zod'
import { type ActionContext, action, read } from '#platform/action.ts'
import { nextNumber, raiseNumber } from '#platform/database/counter.ts'
import { speakAs } from '#platform/database/sql.ts'
import { readMails } from '#platform/mail/reads.ts'
import { found } from '#platform/refusal.ts'
import { given, type Line, type ScenarioFacts, type ScenarioName, type ScenarioWorld } from '#platform/scenario.ts'
import { addDays, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { type AccountId, isId, newId, type OrganisationId } from '#platform/values/ids.ts'
import { readMoney } from '#platform/values/money.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { addOrganisation } from '../actions/founding.ts'
import { readSharing } from '../actions/sharing.ts'
import { listMandates, readParticipant } from '../reads/community.ts'
import { participantsIn } from '../reads/standing.ts'
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
    names.map((name) => ({ id: newId(), participant: id, name, email: null, phone: null, about: null })),
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
const emailOf = (name: string): string => `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@example.org`

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

const everybody = read('scenario.participants', participantsIn)

/** Those of the file, and those that came while it was played. */
async function participantIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name) || world.knows('participant', name)) return isId(name) ? name : world.idOf('participant', name)
  const all = await world.look(everybody, {})
  return all.find((one) => one.name === name)?.id ?? world.idOf('participant', name)
}

/** `as: Jo for Le Panier` says for whom. */
const spokenFor = async (world: ScenarioWorld, _beside: Line, as: string | undefined): Promise<unknown> => {
  const name = as?.split(' for ')[1]
  return name === undefined ? undefined : world.idOf('participant', name)
}

async function heldBy(world: ScenarioWorld, value: unknown): Promise<string> {
  const { person: who, organisation } = value as Line
  const { people } = await world.look(readParticipant, { participant: await participantIn(world, organisation) })
  return found(
    people.find((one) => one.account === world.accountOf(String(who))),
    'representation',
  ).id
}

async function mandateOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const { role, person: who } = value as Line
  const { mandates } = await world.look(listMandates, { over: 'no' })
  const account = who ? world.accountOf(String(who)) : null
  return found(
    mandates.find((one) => one.role === role && one.account === account),
    'mandate',
  ).id
}

async function contactOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const { name, organisation } = value as Line
  const { contacts } = await world.look(readParticipant, { participant: await participantIn(world, organisation) })
  return found(
    contacts.find((one) => one.name === name),
    'contact',
  ).id
}

async function communityOf(world: ScenarioWorld, value: unknown): Promise<string> {
  const { communities } = await world.look(readSharing, {})
  return found(
    communities.find(({ name }) => name === value),
    'community',
  ).id
}

export const communityNames: Readonly<Record<string, ScenarioName>> = {
  participant: {
    kind: 'participant',
    says: 'name of an organisation; left out, the one of `as: Jo for Le Panier`',
    find: participantIn,
    otherwise: spokenFor,
  },
  applicant: { kind: 'participant', says: 'name of an organisation that asks to join', find: participantIn },
  community: { kind: 'community', says: 'name of a community in which the shop takes part', find: communityOf },
  sponsor: { kind: 'participant', says: 'name of an organisation', find: participantIn },
  shop: { kind: 'participant', says: 'name of an organisation', find: participantIn },
  representation: { kind: 'representation', says: '`{ person: Jo, organisation: Le Panier }`', find: heldBy },
  mandate: {
    kind: 'mandate',
    says: '`{ role: noyau, person: Jo }`; without a person for `provider` and `holder`',
    find: mandateOf,
  },
  participant_contact: { kind: 'contact', says: '`{ name: Ines, organisation: Le Panier }`', find: contactOf },
}

const mailsAtMost = 200

/** Somebody who acts for an organisation, by the name under `people`. */
export const person: ScenarioFacts = {
  facts: {
    notices:
      'codes of everything the person was told since the story began, in a community; what they switched off is not among them',
  },
  async read(world, id) {
    const asked = { of: 'organisation', person: id, show: 'all', sort: 'wantedAt', size: mailsAtMost } as const
    const { rows } = await world.look(readMails, asked)
    const told = rows.filter(
      (mail) => world.inStory(mail.id) && mail.state !== 'switched_off' && mail.state !== 'gathered',
    )
    return { notices: told.map(({ code }) => code) }
  },
  find: (world, value) => Promise.resolve(found(world.accountOf(String(value)), `person ${String(value)}`)),
}

export const participant: ScenarioFacts = {
  find: participantIn,
  facts: {
    state: '`applied`, `onboarding`, `refused`, `observer`, `active`, `paused`, `left`, `excluded`',
    kind: '`shop`, `provider`, `supporter`, `project`',
    join_seq: 'its number in the community; null before it ever took part',
    since: 'the day it became observer or active',
    applied_on: 'the day it asked to join',
    answered_from: 'the first day its application may be answered',
    next_state: 'the status it asked for',
    next_from: 'the day from which that holds',
    pause_until: 'the last day of a pause asked for, or running',
    pause_reason: 'why',
    leaves_on: 'the day it leaves',
    decision: 'number of the decision that refused or excluded it',
    reason: 'why',
    done: 'steps of the welcome that are done: `sponsor`, `contacts`, `figures`, `mailing_list`, `booklet`, `meeting`',
    missing: 'steps that are not',
    waiting:
      'what waits for its answer: steps of the welcome, `dues`, `booklet_again`, `charter_again`, `attest`, `signer`',
    waiting_until: '`{ booklet_again: 2025-05-01 }`: the last days',
    contacts: 'names',
    sponsors: 'names',
    people: 'names of those who act for it, today or later',
    signers: 'names of those who may sign for it',
    powers: '`{ Jo: [speak, sign] }`: powers of each person',
    mandates: 'tasks it or its people hold: `noyau`, `hub_treasurer`, `second_approver`, `provider`, `holder`',
    figures: '`{ "2024": attested }`: declared or attested, by year',
    key_figures: 'what a sharing key would use: `{ turnover_ex_vat: { year: 2024, value: 240000000 } }`, in cents',
    ticked: 'chapters of the current booklet and charter that were accepted',
    shared_month: 'the month that its own tools told last, where it agreed',
    software_version: 'the version it uses, where it agreed',
    opinions: 'texts of what people said about its application, the earliest first',
  },
  async read(world, id) {
    const one = await world.look(readParticipant, { participant: id })
    const done = Object.entries(one.checklist)
    return {
      state: one.state,
      kind: one.kind,
      join_seq: one.joinSeq,
      since: one.since,
      applied_on: one.appliedOn,
      answered_from: one.answeredFrom,
      next_state: one.nextState,
      next_from: one.nextFrom,
      pause_until: one.pauseUntil,
      pause_reason: one.pauseReason,
      leaves_on: one.leavesOn,
      decision: one.decisionNumber,
      reason: one.reason,
      done: done.filter(([, is]) => is).map(([step]) => step),
      missing: done.filter(([, is]) => !is).map(([step]) => step),
      waiting: one.waiting.map(({ what }) => what),
      waiting_until: Object.fromEntries(
        one.waiting.filter(({ until }) => until).map(({ what, until }) => [what, until]),
      ),
      contacts: one.contacts.map(({ name }) => name),
      sponsors: one.sponsors.map(({ name }) => name),
      people: [...new Set(one.people.map(({ name }) => name))],
      signers: [...new Set(one.people.filter((held) => held.powers.includes('sign')).map(({ name }) => name))],
      powers: Object.fromEntries(one.people.map((held) => [held.name, held.powers])),
      mandates: one.mandates.map(({ role }) => role),
      figures: Object.fromEntries(one.figures.map(({ year, state }) => [String(year), state])),
      key_figures: one.keyFigures,
      ticked: one.ticked.map(({ chapter }) => chapter),
      shared_month: one.shared?.month ?? null,
      software_version: one.shared?.version ?? null,
      opinions: one.opinions.map(({ text }) => text),
    }
  },
}
