/** The community of the demo: co-ops in every state of their membership, two providers and a core group. */
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { speakAs } from '#platform/database/sql.ts'
import { addDays, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { newId, type OrganisationId } from '#platform/values/ids.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { addOrganisation } from '../actions/founding.ts'
import { chaptersOf, documentKinds, lastClosedYear } from '../rules/checklist.ts'
import type { MandateRole } from '../rules/mandates.ts'
import { visibleDays } from '../rules/membership.ts'
import type { Power } from '../rules/powers.ts'
import { takesPart } from '../rules/states.ts'
import * as store from '../store/participants.ts'
import { addMandate, addRepresentations, keepPerson } from '../store/powers.ts'
import * as welcome from '../store/welcome.ts'
import { seedBooklet } from './booklet.ts'

interface Told {
  /** The shop of this installation; null: it only takes part. */
  readonly id: OrganisationId | null
  readonly name: string
  readonly kind: string
  readonly country: string
  readonly city: string
  readonly lifeStage?: string
  readonly state: 'applied' | 'onboarding' | 'observer' | 'active' | 'paused'
  readonly days: number
  readonly turnover: number | null
  readonly people: readonly {
    readonly name: string
    readonly email: string
    readonly powers: readonly Power[]
    readonly task?: MandateRole
  }[]
}

const languageIn: Readonly<Record<string, 'fr' | 'de' | 'es'>> = { DE: 'de', ES: 'es' }

export const seedCommunity = action(
  'organisations.seedCommunity',
  async (ctx, told: { organisations: readonly Told[] }) => {
    for (const one of told.organisations) await seedOne(ctx, one)
    await seedBooklet(ctx)
  },
)

async function seedOne(ctx: ActionContext, one: Told): Promise<void> {
  const id = one.id ?? (await ownRow(ctx, one))
  const appliedOn = addDays(ctx.today, -one.days)
  const since = addDays(appliedOn, visibleDays + 30)
  const inside = takesPart(one.state)
  const now = atWallTime(appliedOn, '10:00' as TimeOfDay, ctx.shop.zone)
  await store.addApplication(ctx.db, ctx.organisation, { id, wished: 'active', now, by: null })
  await store.changeMembership(ctx.db, ctx.organisation, id, {
    joinSeq: inside ? await nextNumber(ctx.db, ctx.organisation, 'join_seq') : null,
    state: one.state,
    admittedOn: one.state === 'applied' ? null : addDays(appliedOn, visibleDays),
    ...(inside
      ? {
          since,
          mailingList: true,
          meetingOn: addDays(appliedOn, visibleDays + 20),
          sponsorWaived: 'fondation',
          duesMandateOn: since,
        }
      : {}),
    ...(one.state === 'paused'
      ? { pausedFrom: 'active' as const, pauseUntil: addDays(ctx.today, 90), pauseReason: 'Déménagement du magasin' }
      : {}),
  })
  ctx.record('organisations.membership_applied', { subject: id })
  if (inside) await settle(ctx, id, one)
  await addContacts(ctx, id, one)
  for (const person of one.people) await addPerson(ctx, id, person, appliedOn)
  if (one.kind === 'provider' && one.state === 'active') await addTask(ctx, id, 'provider', null)
  if (one.turnover !== null) await addFigures(ctx, id, one.turnover)
}

async function ownRow(ctx: ActionContext, one: Told): Promise<OrganisationId> {
  const language = languageIn[one.country] ?? 'fr'
  const { name, kind, country, city, lifeStage = null } = one
  const row = { name, kind, country, city, lifeStage, language }
  const { id } = await addOrganisation(ctx, { ...row, email: null, demo: null, hosted: false })
  await speakAs(ctx.db, ctx.organisation)
  return id
}

/** Accepted when they came in, and taking part since. */
async function settle(ctx: ActionContext, id: OrganisationId, one: Told): Promise<void> {
  const ticks = documentKinds.flatMap((kind) =>
    chaptersOf(kind).map((chapter) => ({ participant: id, kind, version: 1, chapter, account: null, now: ctx.now })),
  )
  await welcome.addTicks(ctx.db, ctx.organisation, ticks)
  ctx.record('organisations.membership_turned', { subject: id, status: one.state })
}

const addContacts = (ctx: ActionContext, id: OrganisationId, one: Told) =>
  store.addContacts(
    ctx.db,
    ctx.organisation,
    [one.people[0]?.name ?? one.name, 'Bureau'].map((name, at) => ({
      id: newId(),
      participant: id,
      name,
      email: one.people[at]?.email ?? null,
      phone: null,
      about: null,
      agreed: at === 0,
    })),
  )

async function addPerson(
  ctx: ActionContext,
  id: OrganisationId,
  person: Told['people'][number],
  fromDay: Day,
): Promise<void> {
  const { name, email, powers, task } = person
  const account = await ctx.accounts.ensureAccount(email, name, 'fr')
  await keepPerson(ctx.db, ctx.organisation, { account, name, email, language: null })
  await addRepresentations(ctx.db, ctx.organisation, [
    {
      id: newId(),
      participant: id,
      account,
      powers: [...powers],
      commitLimit: null,
      fromDay,
      untilDay: null,
      source: 'Conseil, première réunion',
      grantedBy: null,
      grantedAt: ctx.now,
    },
  ])
  if (task) await addTask(ctx, id, task, account)
}

async function addTask(
  ctx: ActionContext,
  id: OrganisationId,
  role: MandateRole,
  account: Parameters<typeof addMandate>[2]['account'],
): Promise<void> {
  await addMandate(ctx.db, ctx.organisation, {
    id: newId(),
    role,
    participant: id,
    account,
    fromDay: addDays(ctx.today, -320),
    untilDay: account ? addDays(ctx.today, 45) : null,
    decisionNumber: 'D-12',
    decisionOn: addDays(ctx.today, -321),
    grantedBy: null,
    grantedAt: ctx.now,
  })
}

/** The last two closed years: rounds of before share by the figures of then. */
async function addFigures(ctx: ActionContext, id: OrganisationId, turnover: number): Promise<void> {
  const last = lastClosedYear(ctx.today)
  await addYear(ctx, id, last - 1, Math.trunc((turnover * 19) / 20))
  await addYear(ctx, id, last, turnover)
}

async function addYear(ctx: ActionContext, id: OrganisationId, year: number, turnover: number): Promise<void> {
  await welcome.declareFigures(ctx.db, ctx.organisation, {
    participant: id,
    year,
    turnoverExVat: turnover,
    ...figuresBeside(turnover),
    source: 'typed',
    declaredBy: null,
    now: ctx.now,
  })
  await welcome.attestFigures(ctx.db, ctx.organisation, id, year, null, ctx.now)
}

/** No co-op is the other at another size: some sell much to few, some employ more. From the turnover alone, so that the
 *  demo is the same everywhere. */
function figuresBeside(turnover: number) {
  const kind = Math.trunc(turnover / 1_000_000) % 4
  return {
    activeMembers: Math.trunc(turnover / (160_000 + 30_000 * kind)),
    staffFte: Math.trunc(turnover / (260_000 - 40_000 * kind)),
    grossMargin: Math.trunc((turnover * (22 + kind)) / 100),
  }
}
