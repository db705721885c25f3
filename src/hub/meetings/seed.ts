/** The meetings of the demo: those of before with their minutes, the next one called, a technical day that looks for a
 *  date. */
import { action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import type { Seed } from '#platform/module.ts'
import { addDays, addMinutes, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { announceEvent } from './actions/events.ts'
import { callMeeting, numbers, planMeeting } from './actions/planning.ts'
import { askDates } from './actions/polls.ts'
import { knownPeople, turnsOf } from './people.ts'
import { takeTurns } from './rules/turns.ts'
import { seedYears } from './seed/years.ts'
import { changeMeeting, writeMeeting } from './store/meetings.ts'
import { addAction, noteAttendance, addMinutes as writeVersion } from './store/minutes.ts'

interface Told {
  readonly text: string
  /** What was to be done, and until when, counted from the approval. */
  readonly tasks: readonly (readonly [string, number])[]
}

/** Meetings of before, by how many days ago their minutes were approved. */
const before: readonly (Told & { readonly daysAgo: number })[] = [
  {
    daysAgo: 235,
    text: `Étiquettes de rayon\u00a0: trois coops racontent le même besoin. Il devient un seul, Code Commun l’analyse.
Balance du vrac\u00a0: pas encore racontée, Le Silo regarde.`,
    tasks: [],
  },
  {
    daysAgo: 200,
    text: `Étiquettes de rayon\u00a0: l’estimation de Code Commun est acceptée, le tour de financement s’ouvre.
De Moestuin ne peut pas payer cette année, et rejoindra plus tard.`,
    tasks: [],
  },
  {
    daysAgo: 14,
    text: `Étiquettes de rayon\u00a0: trois mois après la livraison, les réponses arrivent et elles sont bonnes. De Moestuin veut rejoindre.
Balance du vrac\u00a0: Le Silo décrit la panne avant la prochaine réunion.
Arrondi des francs\u00a0: à discuter avec La Gousse.`,
    tasks: [
      ['Décrire la panne de la balance', 11],
      ['Demander à La Gousse comment les francs s’arrondissent', 20],
    ],
  },
]

/** Runs on the day on which its minutes were approved. */
const seedPast = action('meetings.seedPast', async (ctx, { text, tasks }: Told) => {
  const known = await knownPeople(ctx)
  const turns = await turnsOf(ctx, { kind: 'monthly', circle: null }, known)
  const roles = takeTurns(turns.leading, turns.writing, { facilitator: null, noteTaker: null })
  const startDay = addDays(ctx.today, -10)
  const startsAt = atWallTime(startDay, '19:00' as TimeOfDay, ctx.shop.zone)
  const account = (id: string | null) => known.people.find((one) => one.id === id)?.id ?? null
  const id = newId()
  await writeMeeting(ctx.db, ctx.organisation, {
    id,
    number: await nextNumber(ctx.db, ctx.organisation, numbers),
    kind: 'monthly',
    circle: null,
    state: 'approved',
    title: 'Réunion mensuelle',
    startsAt,
    endsAt: addMinutes(startsAt, 120),
    startDay,
    place: 'Le Panier, Bruxelles',
    videoLink: null,
    languages: ['fr', 'de'],
    facilitator: account(roles.facilitator),
    noteTaker: account(roles.noteTaker),
    pollUntil: null,
    calledOn: addDays(startDay, -10),
    openedAt: startsAt,
    endedAt: addMinutes(startsAt, 115),
    silentSince: addDays(startDay, 2),
    approvedOn: ctx.today,
    cancelReason: null,
    plannedAt: addMinutes(startsAt, -20 * 1440),
    plannedBy: null,
  })
  ctx.record('meetings.minutes_approved', { subject: id })
  for (const { id: participant, name } of known.inside.slice(0, 3))
    await noteAttendance(ctx.db, ctx.organisation, id, { participant, persons: [name], now: ctx.now, by: null })
  const version = {
    version: 1,
    basedOn: 0,
    text,
    beside: false,
    writtenAt: startsAt,
    writtenBy: account(roles.noteTaker),
  }
  await writeVersion(ctx.db, ctx.organisation, id, version)
  await changeMeeting(ctx.db, ctx.organisation, id, { minutesVersion: 1 })
  for (const [at, [what, days]] of tasks.entries()) {
    const person = known.people[at]
    if (person)
      await addAction(ctx.db, ctx.organisation, {
        id: newId(),
        meeting: id,
        what,
        account: person.id,
        due: addDays(ctx.today, days),
        now: ctx.now,
        by: null,
      })
  }
})

const blank = { circle: null, title: null, lastDay: null, languages: [], facilitator: null, noteTaker: null }

const open = { about: null, videoLink: null, meeting: null, registerUntil: null }

/** Day one for those who use it, day two for those who make it. */
const gatheringOf = (today: Day) => ({
  ...open,
  title: 'Rencontre de printemps',
  about: 'Jour 1\u00a0: les magasins. Jour 2\u00a0: les équipes techniques.',
  days: [
    { day: addDays(today, 60), from: '09:30', until: '18:00', says: 'Magasins' },
    { day: addDays(today, 61), from: '09:00', until: '16:00', says: 'Équipes techniques' },
  ],
  place: 'Le Panier, Bruxelles',
  capacity: 40,
  seatsPerOrganisation: 4,
  questions: ['food' as const, 'lodging' as const, 'access' as const],
  priceSteps: [1500, 3000, 6000],
  openToAll: false,
})

const openEveningOf = (today: Day) => ({
  ...open,
  title: 'Soirée d’information',
  about: 'Pour les coops qui veulent voir comment on décide et paie ensemble.',
  days: [{ day: addDays(today, 20), from: '19:00', until: '20:30', says: null }],
  place: 'En ligne',
  capacity: 30,
  seatsPerOrganisation: null,
  questions: [],
  priceSteps: [],
  openToAll: true,
})

/** Days ago before which the two years lie. */
const daysOfStory = 240

export const seed: Seed = {
  community: async ({ act, actThen, today }) => {
    await actThen(daysOfStory, null, seedYears, {})
    for (const { daysAgo, ...told } of before) await actThen(daysAgo, null, seedPast, told)
    const next = await act(planMeeting, {
      ...blank,
      kind: 'monthly',
      title: 'Réunion mensuelle',
      day: addDays(today, 9),
      from: '19:00',
      until: '21:00',
      place: 'La Gousse, Genève',
      videoLink: 'https://meet.example.org/reunion-mensuelle',
      languages: ['fr', 'de', 'nl'],
    })
    await act(callMeeting, { meeting: next.meeting })
    const technical = await act(planMeeting, {
      ...blank,
      kind: 'technical',
      title: 'Journée technique\u00a0: étiquettes',
      day: null,
      from: '09:00',
      until: '17:00',
      place: null,
      videoLink: null,
    })
    const slots = [18, 19, 25].map((days) => ({ day: addDays(today, days), from: '09:00', minutes: 480 }))
    await act(announceEvent, gatheringOf(today))
    await act(announceEvent, openEveningOf(today))
    await act(askDates, { meeting: technical.meeting, slots, until: addDays(today, 3) })
  },
}
