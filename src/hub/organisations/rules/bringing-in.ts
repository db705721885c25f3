/** Words of a list of organisations: what it calls kinds, stages of life, states and powers (domain-hub-funding 3 and 8). */
import { plain } from '#platform/values/text.ts'
import { type Power, powers } from './powers.ts'

/** A list tells who takes part, who is being welcomed, and who was here before. */
export const broughtStates = ['onboarding', 'observer', 'active', 'left'] as const
export type BroughtState = (typeof broughtStates)[number]

type Words = Readonly<Record<string, string>>

const kindWords = {
  shop: 'shop | supermarket | co-op | supermarché | coopérative | magasin | winkel | coöperatie | Laden | Supermarkt | Genossenschaft | supermercado | cooperativa | tienda',
  provider: 'provider | prestataire | dienstverlener | Dienstleister | Dienstleisterin | proveedora | proveedor',
  supporter: 'supporter | soutien | ondersteuner | Unterstützerin | Unterstützer | colaboradora',
  project: 'project | projet | Projekt | proyecto',
} as const
const stageWords = {
  idea: 'idea | idée | idee',
  groups: 'groups | groupes | groepen | Gruppen | grupos | groupement d’achat',
  lab: 'lab | labo | laboratoire | laboratorium | Labor | laboratorio',
  grocery: 'grocery | épicerie | kruidenier | Lebensmittelladen | tienda de barrio',
  supermarket: 'supermarket | supermarché | supermarkt | Supermarkt | supermercado',
} as const
const stateWords = {
  onboarding: 'onboarding | welcome | accueil | onthaal | Aufnahme | acogida',
  observer: 'observer | observateur | observatrice | waarnemer | Beobachterin | Beobachter | observadora',
  active: 'active | actif | membre actif | actief | aktiv | activa | activo',
  left: 'left | parti | partie | vertrokken | ausgetreten | salió | se fue',
} as const
const powerWords = {
  speak: 'speak | parler | spreken | sprechen | hablar',
  position: 'position | se prononcer | standpunt | Stellung nehmen | posición',
  commit: 'commit | engager | verbinden | zusagen | comprometer',
  sign: 'sign | signer | tekenen | unterschreiben | firmar',
  pay: 'pay | payer | betalen | zahlen | pagar',
} as const satisfies Readonly<Record<Power, string>>

const reader = <Code extends string>(words: Readonly<Record<Code, string>>) => {
  const codes = new Map<string, Code>()
  for (const [code, said] of Object.entries(words as Words))
    for (const word of [code, ...said.split('|')]) codes.set(plain(word.trim()), code as Code)
  return (word: string): Code | undefined => codes.get(plain(word.trim()))
}

export const kindCalled = reader(kindWords)
export const stageCalled = reader(stageWords)
export const stateCalled = reader<BroughtState>(stateWords)
const powerCalled = reader<Power>(powerWords)

/** `speak, sign` in any of our languages; `all` are all of them. Null where a word is none. */
export function powersCalled(text: string): Power[] | null {
  if (everything.includes(plain(text.trim()))) return [...powers]
  const found = text.split(/[,;/+]/).map((word) => powerCalled(word))
  return found.includes(undefined) ? null : powers.filter((power) => found.includes(power))
}

const everything = ['all', 'tous', 'tout', 'alle', 'todos', 'todas', 'alles'].map(plain)
