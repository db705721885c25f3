/** The invented people of the demo, the tests and the manual: two shops that could exist, and nobody who does. */
import type { Language } from '#platform/action.ts'

export interface CastMember {
  readonly key: string
  readonly first: string
  readonly last: string
  readonly birthDate: string | null
  readonly language: Language
  readonly roles: readonly string[]
  /** What to try with this person, a message key under `cast.<key>`. */
  readonly mode: 'regular' | 'flying' | 'exempt' | null
}

export interface CastShop {
  readonly key: 'panier' | 'gousse'
  readonly name: string
  readonly address: string
  readonly country: string
  readonly zone: string
  readonly currency: 'EUR' | 'CHF'
  readonly language: Language
  readonly languages: readonly Language[]
  readonly street: string
  readonly postcode: string
  readonly city: string
  /** Members in all, the named ones included. */
  readonly members: number
  readonly templates: number
  readonly people: readonly CastMember[]
}

const person = (
  key: string,
  first: string,
  last: string,
  birthDate: string | null,
  language: Language,
  mode: CastMember['mode'],
  ...roles: string[]
): CastMember => ({ key, first, last, birthDate, language, mode, roles })

export const castShops: readonly CastShop[] = [
  {
    key: 'panier',
    name: 'Le Panier',
    address: 'le-panier',
    country: 'BE',
    zone: 'Europe/Brussels',
    currency: 'EUR',
    language: 'fr',
    languages: ['fr', 'nl', 'en'],
    street: 'Rue du Marché inventé 12',
    postcode: '1050',
    city: 'Ixelles',
    members: 400,
    templates: 60,
    people: [
      person('amina', 'Amina', 'Benhaddou', '1959-04-17', 'fr', 'regular', 'member'),
      person('bram', 'Bram', 'Verstraeten', '1991-09-02', 'nl', 'flying', 'member'),
      person('chloe', 'Chloé', 'Lambrecht', '1988-01-26', 'fr', 'regular', 'member', 'lead'),
      person('dieter', 'Dieter', 'Krämer', '1975-06-30', 'de', 'regular', 'member'),
      person('elif', 'Elif', 'Aydın', '1994-11-11', 'fr', 'regular', 'member'),
      person('fatou', 'Fatou', 'Diallo', '1983-03-08', 'fr', null),
      person('gerard', 'Gérard', 'Collignon', '1966-12-01', 'fr', 'regular', 'member'),
      person('hanne', 'Hanne', 'Collignon-Peeters', '1969-05-19', 'nl', null),
      person('ines', 'Inès', 'Fontaine', '1980-08-14', 'fr', 'regular', 'member', 'office', 'planner', 'admin'),
      person('jo', 'Jo', 'Wouters', '1972-02-22', 'nl', 'exempt', 'member', 'treasurer'),
      person('koen', 'Koen', 'Maes', '1999-07-07', 'nl', null),
    ],
  },
  {
    key: 'gousse',
    name: 'La Gousse',
    address: 'la-gousse',
    country: 'CH',
    zone: 'Europe/Zurich',
    currency: 'CHF',
    language: 'fr',
    languages: ['fr', 'de', 'en'],
    street: 'Chemin du Verger inventé 3',
    postcode: '1205',
    city: 'Genève',
    members: 120,
    templates: 20,
    people: [
      person('lea', 'Léa', 'Rochat', '1986-10-05', 'fr', 'regular', 'member', 'office', 'planner', 'admin'),
      person('urs', 'Urs', 'Aebischer', '1978-03-21', 'de', 'flying', 'member'),
    ],
  },
]

/** Invented names to fill a shop with; combined in a fixed order, so every installation has the same demo. */
export const firstNames = [
  'Nora',
  'Lucas',
  'Maya',
  'Tom',
  'Zoé',
  'Noah',
  'Lina',
  'Hugo',
  'Sofia',
  'Arthur',
  'Yasmine',
  'Louis',
  'Anke',
  'Pieter',
  'Greta',
  'Jonas',
  'Carmen',
  'Diego',
  'Mehdi',
  'Aïcha',
  'Björn',
  'Célia',
  'Émile',
  'Françoise',
  'Ibrahim',
  'Joëlle',
  'Katrien',
  'Leïla',
  'Mateo',
  'Nathalie',
  'Oscar',
  'Pauline',
  'Quentin',
  'Rosa',
  'Samir',
  'Tineke',
  'Ursula',
  'Viktor',
  'Wim',
  'Xavier',
] as const

export const lastNames = [
  'Delcourt',
  'Van Hove',
  'Mertens',
  'Nguyen',
  'Dubois',
  'Janssens',
  'Schäfer',
  'García',
  'Lefèvre',
  'De Smet',
  'Rossi',
  'El Amrani',
  'Huber',
  'Claes',
  'Martin',
  'Wagner',
  'Petit',
  'Bakker',
  'Moreau',
  'Keller',
  'Simon',
  'Willems',
  'Öztürk',
  'Fournier',
  'Baumann',
  'López',
  'Gérard',
  'Hendrickx',
  'Sow',
  'Lambert',
] as const
