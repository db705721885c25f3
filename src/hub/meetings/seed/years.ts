/** Two years of meetings before the story of the demo: with who led, who wrote, who was there, and what was said. */
import { action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { addDays, addMinutes, type Day, type TimeOfDay } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { atWallTime } from '#platform/values/zone.ts'
import { numbers as eventNumbers } from '../actions/events.ts'
import { numbers } from '../actions/planning.ts'
import { knownPeople } from '../people.ts'
import type { MeetingKind } from '../rules/states.ts'
import { writeEvent } from '../store/events.ts'
import { addPastMeetings } from '../store/past.ts'

interface Held {
  readonly kind: MeetingKind
  readonly title: string
  readonly place: string
  readonly text: string
}

const monthly = (text: string, place = 'En ligne'): Held => ({
  ...{ kind: 'monthly', title: 'Réunion mensuelle', place, text },
})

/** The earliest first, a month apart. */
const held: readonly Held[] = [
  monthly('Première réunion\u00a0: chaque coopérative raconte son magasin. On se revoit tous les mois, en ligne.'),
  monthly('Les prix du kilo sur les étiquettes\u00a0: chacun les calcule à sa façon. Le Silo montre la sienne.'),
  {
    kind: 'technical',
    title: 'Journée technique\u00a0: caisses',
    place: 'Le Panier, Bruxelles',
    text: 'Trois caisses essayées côte à côte. La lecture des codes pesés est la plus lente partout.',
  },
  monthly('Qui répond aux questions des nouvelles coopératives\u00a0? Une liste d’entraide est proposée.'),
  monthly('La liste d’entraide est ouverte. Deux questions par semaine, presque toutes résolues.'),
  monthly('Inventaire\u00a0: La Gousse compte par rayon, De Moestuin la nuit. Une fiche commune est écrite.'),
  {
    kind: 'two_day',
    title: 'Rencontre des coopératives',
    place: 'La Gousse, Genève',
    text: 'Jour 1\u00a0: remplacements et standing. Jour 2\u00a0: une seule base pour tous, sans adresse de magasin dans le code.',
  },
  monthly('Retour de la rencontre. Les remplacements manqués restent la première demande des magasins.'),
  monthly('Budget\u00a0: une cotisation selon le chiffre d’affaires est préférée à un prix unique.'),
  {
    kind: 'noyau',
    title: 'Réunion du noyau',
    place: 'En ligne',
    text: 'Ordre de la file relu. Rien n’est décidé ici\u00a0: la réunion mensuelle décidera.',
  },
  monthly('La cotisation est décidée par consentement. Première facture au trimestre suivant.', 'Le Silo, Namur'),
  monthly('Le vrac nettoyé le même jour\u00a0? De Moestuin trouve le lundi impossible. On reprend en janvier.'),
  {
    kind: 'info',
    title: 'Soirée d’information',
    place: 'En ligne',
    text: 'Quatorze personnes de cinq projets de magasin. Questions\u00a0: le coût, le temps, la langue.',
  },
  monthly('Étiquettes électroniques\u00a0: un essai chez Le Panier, trois mois, puis on compare.'),
  monthly('L’essai d’étiquettes coûte moins que prévu. Le Panier partage les mesures.'),
  {
    kind: 'assembly',
    title: 'Assemblée annuelle',
    place: 'Le Panier, Bruxelles',
    text: 'Comptes approuvés. Le noyau est renouvelé pour moitié. Merci à celles et ceux qui partent.',
  },
  monthly('Accueil de deux coopératives. Chacune a une marraine pendant trois mois.'),
]

const daysApart = 30

/** Runs on a day before the meetings of the story. */
export const seedYears = action('meetings.seedYears', async (ctx, _input: object) => {
  const { people, inside } = await knownPeople(ctx)
  const person = (at: number) => people[at % Math.max(1, people.length)]?.id ?? null
  const number = await nextNumber(ctx.db, ctx.organisation, numbers, held.length)
  const all = held.map((one, at) => {
    const startDay = addDays(ctx.today, -daysApart * (held.length - at))
    const startsAt = atWallTime(startDay, '19:00' as TimeOfDay, ctx.shop.zone)
    const there = inside.filter((_, place) => (place + at) % 4 !== 0)
    return {
      ...one,
      ...{ id: newId(), number: number + at, startDay, startsAt, language: 'fr' as const },
      endsAt: addMinutes(startsAt, one.kind === 'two_day' ? 1320 : 110),
      ...{ facilitator: person(at), noteTaker: person(at + 1) },
      present: there.map(({ id, name }) => ({ participant: id, persons: [name] })),
    }
  })
  const by = { import: null, at: ctx.now, account: null }
  await addPastMeetings(ctx.db, ctx.organisation, all, by)
  for (const { id } of all) ctx.record('meetings.minutes_approved', { subject: id })
  const gathering = all.find(({ kind }) => kind === 'two_day')
  if (gathering) await seedGathering.run(ctx, { meeting: gathering.id, day: gathering.startDay })
})

/** The gathering, as it was announced. */
const seedGathering = action('meetings.seedGathering', async (ctx, { meeting, day }: { meeting: string; day: Day }) => {
  const [opens, closes] = ['09:30' as TimeOfDay, '17:00' as TimeOfDay]
  const next = addDays(day, 1)
  await writeEvent(ctx.db, ctx.organisation, {
    ...{ id: newId(), number: await nextNumber(ctx.db, ctx.organisation, eventNumbers), meeting },
    ...{ title: 'Rencontre des coopératives', about: 'Deux jours entre coopératives, à Genève.' },
    days: [
      { day, from: opens, until: closes, says: 'Magasins' },
      { day: next, from: opens, until: closes, says: 'Équipes techniques' },
    ],
    ...{ firstDay: day, lastDay: next },
    startsAt: atWallTime(day, opens, ctx.shop.zone),
    endsAt: atWallTime(next, closes, ctx.shop.zone),
    ...{ place: 'La Gousse, Genève', videoLink: null, capacity: 35, seatsPerOrganisation: 4 },
    ...{ questions: ['food', 'lodging'], priceSteps: [0, 2000, 4000], openToAll: false, registerUntil: null },
    ...{ now: ctx.now, by: null },
  })
})
