/** Everything that says what organisations still have to do: each thing is read once, however many are asked for. */
import type { Context } from '#platform/action.ts'
import type { ChecklistFacts } from '../rules/checklist.ts'
import {
  type ContactRow,
  type ParticipantRow,
  readContacts,
  readSponsors,
  type SponsorRow,
} from '../store/participants.ts'
import { type RepresentationRow, readRepresentations } from '../store/powers.ts'
import {
  currentDocuments,
  type DocumentRow,
  type FiguresRow,
  readFigures,
  readTicks,
  type TickRow,
} from '../store/welcome.ts'

export interface Known {
  readonly row: ParticipantRow
  readonly people: readonly RepresentationRow[]
  readonly sponsors: readonly SponsorRow[]
  readonly contacts: readonly ContactRow[]
  readonly figures: readonly FiguresRow[]
  readonly documents: readonly DocumentRow[]
  readonly ticks: readonly TickRow[]
  /** What the checklist is judged by. */
  readonly welcome: ChecklistFacts
}

export async function knownOf(ctx: Context, rows: readonly ParticipantRow[]): Promise<Known[]> {
  const { db, organisation } = ctx
  const ids = rows.map(({ id }) => id)
  const [people, sponsors, contacts, figures, ticks, documents] = await Promise.all([
    readRepresentations(db, organisation, ids),
    readSponsors(db, organisation, ids),
    readContacts(db, organisation, ids),
    readFigures(db, organisation, ids),
    readTicks(db, organisation, ids),
    currentDocuments(db, organisation, ctx.today),
  ])
  return rows.map((row) => {
    const of = <R extends { readonly participant: string }>(all: readonly R[]): R[] =>
      all.filter(({ participant }) => participant === row.id)
    const told = {
      ...{ row, documents, people: of(people), sponsors: of(sponsors), contacts: of(contacts) },
      ...{ figures: of(figures), ticks: of(ticks) },
    }
    return { ...told, welcome: factsOf(ctx, told) }
  })
}

function factsOf(ctx: Context, known: Omit<Known, 'welcome'>): ChecklistFacts {
  const { row, sponsors, contacts, figures, documents, ticks } = known
  const booklet = documents.find((one) => one.kind === 'booklet')
  return {
    sponsors: sponsors.length,
    sponsorWaived: row.sponsorWaived !== null,
    contacts: contacts.length,
    figureYears: figures.map((one) => one.year),
    mailingList: row.mailingList,
    ticked: ticks.filter((one) => one.kind === 'booklet' && one.version === booklet?.version).map((one) => one.chapter),
    meetingOn: row.meetingOn,
    today: ctx.today,
  }
}
