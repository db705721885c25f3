/** What people of a community look at: the organisations, one of them, what waits for an answer. */
import { type Context, type Language, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { addDays, type Instant } from '#platform/values/day.ts'
import { dayIn } from '#platform/values/zone.ts'
import { mustBeCommunity } from '../actions/acting.ts'
import type * as contract from '../contract/community.ts'
import type * as acting from '../contract/powers.ts'
import { checklistOf, lastClosedYear } from '../rules/checklist.ts'
import { figureFor, figureNames } from '../rules/figures.ts'
import { answeredFrom } from '../rules/membership.ts'
import { holdersOf, type Power, powers, runsOn } from '../rules/powers.ts'
import { takesPart } from '../rules/states.ts'
import { type Waiting, waitingFor } from '../rules/waiting.ts'
import { opinionsAbout } from '../store/opinions.ts'
import { readOrganisation } from '../store/organisations.ts'
import * as store from '../store/participants.ts'
import * as people from '../store/powers.ts'
import { type MonthShared, sharedHere } from '../store/sharing.ts'
import * as welcome from '../store/welcome.ts'
import { type Known, knownOf } from './known.ts'
import { ownOrganisations, takingPart } from './taking-part.ts'

type ListRow = ReplyOf<typeof contract.listParticipants>['rows'][number]

export const listParticipants = read(
  'organisations.listParticipants',
  async (ctx, asked: InputOf<typeof contract.listParticipants>) => {
    await mustBeCommunity(ctx)
    return listPage<ListRow>(ctx.db, store.participantList(ctx.organisation, ctx.language), asked)
  },
)

const historySize = 100

export const readParticipant = read(
  'organisations.readParticipant',
  async (ctx, input: InputOf<typeof contract.readParticipant>) => {
    const row = found(await store.readParticipant(ctx.db, ctx.organisation, input.participant), 'participant')
    const known = found((await knownOf(ctx, [row]))[0], 'participant')
    const [mandates, opinions, shared, history] = await Promise.all([
      people.readMandates(ctx.db, ctx.organisation, ctx.today),
      opinionsAbout(ctx.db, ctx.organisation, row.id),
      sharedHere(ctx.db),
      historyOf(ctx, { subject: row.id, limit: historySize }),
    ])
    const appliedOn = dayIn(row.appliedAt as Instant, ctx.shop.zone)
    const { appliedAt: _at, pausedFrom: _from, vatNumber: _vat, softwareVersion: _version, ...shown } = row
    return {
      ...shown,
      languages: row.languages as Language[],
      appliedOn,
      answeredFrom: answeredFrom(appliedOn),
      checklist: { ...checklistOf(known.welcome) },
      sponsors: known.sponsors.map(({ participant: _participant, ...one }) => one),
      contacts: known.contacts.map((one) => shownContact(ctx, known, one)),
      people: known.people.filter((one) => one.untilDay === null || one.untilDay >= ctx.today).map(shownPerson),
      mandates: mandates.filter((one) => one.participant === row.id),
      figures: known.figures.map((one) => shownFigures(ctx, one)),
      keyFigures: usableFigures(ctx, known.figures),
      documents: known.documents.map(({ decisionNumber: _number, decisionOn: _on, ...one }) => one),
      ticked: known.ticks
        .filter((tick) => known.documents.some((one) => one.kind === tick.kind && one.version === tick.version))
        .map(({ kind, chapter }) => ({ kind, chapter })),
      waiting: named(ctx, known),
      own: ownPowers(ctx, known.people),
      opinions,
      shared: sharedOf(shared, row.id),
      speaking: await speakingFor(ctx),
      history: history.events.map((one) => ({ id: one.id, at: one.at, says: one.says, by: one.actor.name })),
    }
  },
)

/** The organisations that take part and for which the person who asks may speak today. */
async function speakingFor(ctx: Context) {
  const [own, all] = await Promise.all([ownOrganisations(ctx), takingPart(ctx)])
  const speaking = new Set<string>(own.filter((one) => one.powers.includes('speak')).map((one) => one.id))
  return all
    .filter((one) => one.inside && speaking.has(one.id))
    .map((one) => ({ id: one.id as string, name: one.name }))
}

function sharedOf(all: readonly (MonthShared & { readonly participant: string })[], id: string) {
  const one = all.find(({ participant }) => participant === id)
  return one ? { month: one.month as string, version: one.version, uses: { ...one.uses } } : null
}

const usableFigures = (ctx: Context, all: readonly welcome.FiguresRow[]) =>
  Object.fromEntries(
    figureNames.flatMap((name) => {
      const usable = figureFor(name, lastClosedYear(ctx.today), all)
      return usable ? [[name, usable] as const] : []
    }),
  )

const named = (ctx: Context, { row, people: acting, figures, documents, ticks, welcome: facts }: Known) =>
  waitingFor({
    state: row.state,
    welcome: facts,
    documents,
    ticks,
    unattested: figures.filter((one) => one.attestedAt === null).map((one) => one.year),
    signers: holdersOf('sign', acting, ctx.today).length,
    duesMandate: row.duesMandateOn !== null,
    wished: row.wished,
  }).map((one: Waiting) => ({ ...one, names: one.power ? holdersOf(one.power, acting, ctx.today) : [] }))

/** How to reach somebody is told within their organisation and to the core group; to others where the person agrees
 *  (domain-hub-governance-communication 5.16). */
function shownContact(ctx: Context, known: Known, { participant: _participant, ...one }: store.ContactRow) {
  const near = ctx.actor.may('community.steer') || ownPowers(ctx, known.people).length > 0
  return near || one.agreed ? one : { ...one, email: null, phone: null }
}

const shownPerson = ({ email: _email, participant: _participant, ...one }: people.RepresentationRow) => one

const shownFigures = (ctx: Context, one: welcome.FiguresRow) => ({
  year: one.year,
  turnoverExVat: one.turnoverExVat,
  activeMembers: one.activeMembers,
  staffFte: one.staffFte,
  grossMargin: one.grossMargin,
  state: one.attestedAt === null ? ('declared' as const) : ('attested' as const),
  own: one.declaredBy !== null && one.declaredBy === ctx.actor.account,
})

function ownPowers(ctx: Context, all: readonly people.RepresentationRow[]): Power[] {
  const own = all.filter((one) => one.account === ctx.actor.account && runsOn(one, ctx.today))
  return powers.filter((power) => own.some((one) => one.powers.includes(power)))
}

export const readCommunity = read('organisations.readCommunity', async (ctx, _input: object) => {
  await mustBeCommunity(ctx)
  const all = await store.readParticipants(ctx.db, ctx.organisation)
  const own = ctx.actor.account
    ? await people.representationsOf(ctx.db, ctx.organisation, ctx.actor.account, ctx.today)
    : []
  const mine = all.filter((row) => own.some((one) => one.participant === row.id))
  const known = await knownOf(ctx, mine)
  return {
    organisations: known.map((one) => ({
      id: one.row.id as string,
      name: one.row.name,
      state: one.row.state,
      powers: ownPowers(ctx, one.people),
      waiting: named(ctx, one),
    })),
    core: ctx.actor.may('community.steer') ? await waitingForCore(ctx, all) : [],
  }
})

type Core = ReplyOf<typeof contract.readCommunity>['core'][number]
const mandateEndsSoonDays = 60

async function waitingForCore(ctx: Context, all: readonly store.ParticipantRow[]): Promise<Core[]> {
  const acting = await people.representationsOn(ctx.db, ctx.organisation, ctx.today)
  const mandates = await people.readMandates(ctx.db, ctx.organisation, ctx.today)
  const signs = new Set(acting.filter((one) => one.powers.includes('sign')).map((one) => one.participant))
  const line = (
    what: Core['what'],
    row: { id: string; name: string },
    day: Core['day'],
    role: Core['role'] = null,
  ) => ({
    what,
    participant: row.id,
    name: row.name,
    day,
    role,
  })
  return [
    ...all
      .filter((row) => row.state === 'applied')
      .map((row) => line('application', row, answeredFrom(dayIn(row.appliedAt, ctx.shop.zone)))),
    ...all.filter((row) => row.state === 'onboarding').map((row) => line('onboarding', row, row.admittedOn)),
    ...all
      .filter((row) => row.pauseUntil !== null && row.state !== 'paused')
      .map((row) => line('pause', row, row.pauseUntil)),
    ...all.filter((row) => row.resumeAskedOn !== null).map((row) => line('resume', row, row.resumeAskedOn)),
    ...all.filter((row) => takesPart(row.state) && !signs.has(row.id)).map((row) => line('no_signer', row, null)),
    ...mandates
      .filter((one) => one.untilDay !== null && one.untilDay <= addDays(ctx.today, mandateEndsSoonDays))
      .map((one) =>
        line('mandate', { id: one.participant, name: one.person ?? one.participantName }, one.untilDay, one.role),
      ),
  ]
}

export const listMandates = read(
  'organisations.listMandates',
  async (ctx, { over }: InputOf<typeof acting.listMandates>) => {
    await mustBeCommunity(ctx)
    return { mandates: await people.readMandates(ctx.db, ctx.organisation, ctx.today, over === 'yes') }
  },
)

export const readJoining = read('organisations.readJoining', async (ctx, _input: object) => {
  await mustBeCommunity(ctx)
  const profile = found(await readOrganisation(ctx.db, ctx.organisation), 'organisation')
  const documents = await welcome.currentDocuments(ctx.db, ctx.organisation, ctx.today)
  return {
    name: profile.name,
    languages: profile.languages,
    documents: documents.map(({ decisionNumber: _number, decisionOn: _on, ...one }) => one),
  }
})
