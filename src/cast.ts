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
  readonly lifeStage: 'idea' | 'groups' | 'lab' | 'grocery' | 'supermarket'
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
    lifeStage: 'supermarket',
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
    lifeStage: 'grocery',
    members: 120,
    templates: 20,
    people: [
      person('lea', 'Léa', 'Rochat', '1986-10-05', 'fr', 'regular', 'member', 'office', 'planner', 'admin'),
      person('urs', 'Urs', 'Aebischer', '1978-03-21', 'de', 'flying', 'member'),
    ],
  },
]

/** A co-op or provider that takes part in the community of the demo. */
export interface CastParticipant {
  readonly name: string
  /** Of the shop with this key here; otherwise it only takes part. */
  readonly shop?: CastShop['key']
  readonly kind: 'shop' | 'provider' | 'supporter' | 'project'
  readonly country: string
  readonly city: string
  /** How far it is in its life, where it is a co-op that told so. */
  readonly lifeStage?: CastShop['lifeStage']
  readonly state: 'applied' | 'onboarding' | 'observer' | 'active' | 'paused'
  /** How many days ago it asked to join. */
  readonly days: number
  readonly turnover: number | null
  readonly people: readonly {
    readonly key: string
    readonly name: string
    readonly email: string
    readonly powers: readonly ('speak' | 'position' | 'commit' | 'sign' | 'pay')[]
    readonly task?: 'noyau' | 'hub_treasurer' | 'second_approver'
  }[]
}

const all = ['speak', 'position', 'commit', 'sign', 'pay'] as const
const speaks = ['speak'] as const

export const castCommunity: {
  readonly name: string
  readonly address: string
  readonly organisations: readonly CastParticipant[]
  /** Who helps with tasks and belongs to none of them. */
  readonly contributors: readonly { readonly key: string; readonly name: string; readonly email: string }[]
} = {
  name: 'Les Récoltes communes',
  address: 'recoltes-communes',
  contributors: [{ key: 'lou', name: 'Lou Perrin', email: 'lou@students.example' }],
  organisations: [
    {
      name: 'Le Panier',
      shop: 'panier',
      kind: 'shop',
      country: 'BE',
      city: 'Ixelles',
      state: 'active',
      days: 700,
      turnover: 240_000_000,
      people: [
        { key: 'jo', name: 'Jo Wouters', email: 'jo@le-panier.example', powers: all, task: 'hub_treasurer' },
        { key: 'ines', name: 'Inès Fontaine', email: 'ines@le-panier.example', powers: ['speak', 'position'] },
      ],
    },
    {
      name: 'La Gousse',
      shop: 'gousse',
      kind: 'shop',
      country: 'CH',
      city: 'Genève',
      state: 'active',
      days: 690,
      turnover: 90_000_000,
      people: [{ key: 'lea', name: 'Léa Rochat', email: 'lea@la-gousse.example', powers: all, task: 'noyau' }],
    },
    {
      name: 'Le Silo',
      kind: 'shop',
      country: 'FR',
      city: 'Lyon',
      lifeStage: 'grocery',
      state: 'active',
      days: 600,
      turnover: 65_000_000,
      people: [
        { key: 'mira', name: 'Mira Lefort', email: 'mira@le-silo.example', powers: all, task: 'second_approver' },
        { key: 'basile', name: 'Basile Roux', email: 'basile@le-silo.example', powers: speaks },
      ],
    },
    {
      name: 'De Moestuin',
      kind: 'shop',
      country: 'BE',
      city: 'Gent',
      lifeStage: 'lab',
      state: 'observer',
      days: 300,
      turnover: 30_000_000,
      people: [{ key: 'nils', name: 'Nils De Wilde', email: 'nils@moestuin.example', powers: all }],
    },
    {
      name: 'Die Speisekammer',
      kind: 'shop',
      country: 'DE',
      city: 'Berlin',
      lifeStage: 'supermarket',
      state: 'active',
      days: 420,
      turnover: 120_000_000,
      people: [
        { key: 'frieda', name: 'Frieda Bach', email: 'frieda@speisekammer.example', powers: all, task: 'noyau' },
      ],
    },
    {
      name: 'Le Grenier',
      kind: 'shop',
      country: 'FR',
      city: 'Nantes',
      lifeStage: 'grocery',
      state: 'paused',
      days: 500,
      turnover: 12_000_000,
      people: [{ key: 'yann', name: 'Yann Kervel', email: 'yann@grenier.example', powers: all }],
    },
    {
      name: 'El Huerto Común',
      kind: 'shop',
      country: 'ES',
      city: 'Barcelona',
      lifeStage: 'groups',
      state: 'onboarding',
      days: 40,
      turnover: null,
      people: [{ key: 'pau', name: 'Pau Ferrer', email: 'pau@huerto.example', powers: all }],
    },
    {
      name: 'L’Épi',
      kind: 'project',
      country: 'FR',
      city: 'Lille',
      lifeStage: 'idea',
      state: 'applied',
      days: 6,
      turnover: null,
      people: [{ key: 'salome', name: 'Salomé Petit', email: 'salome@epi.example', powers: all }],
    },
    {
      name: 'Code Commun',
      kind: 'provider',
      country: 'BE',
      city: 'Bruxelles',
      state: 'active',
      days: 650,
      turnover: 40_000_000,
      people: [{ key: 'mo', name: 'Mo Haddad', email: 'mo@code-commun.example', powers: all }],
    },
    {
      name: 'Atelier Libre',
      kind: 'provider',
      country: 'FR',
      city: 'Grenoble',
      state: 'observer',
      days: 200,
      turnover: 18_000_000,
      people: [{ key: 'rosa', name: 'Rosa Marchal', email: 'rosa@atelier-libre.example', powers: all }],
    },
  ],
}

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
