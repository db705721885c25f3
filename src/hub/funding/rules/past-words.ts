/** What sharing keys are called in files of before, in any language of the product. */
import { plain } from '#platform/values/text.ts'
import { firstKey, type SharingKey } from './weights.ts'

const called: readonly (readonly [SharingKey, string])[] = [
  [
    { kind: 'equal' },
    'equal | equally | à parts égales | égal | gelijk | gleich | zu gleichen teilen | a partes iguales',
  ],
  [{ kind: 'turnover' }, 'turnover | chiffre d’affaires | omzet | umsatz | facturación'],
  [{ kind: 'members' }, 'members | active members | membres | leden | mitglieder | socios | miembros'],
  [{ kind: 'fte' }, 'fte | staff | etp | vte | vollzeitstellen | plantilla'],
  [{ kind: 'gross_margin' }, 'gross margin | marge brute | brutomarge | rohertrag | margen bruto'],
  [{ kind: 'sqrt_members' }, 'sqrt_members | square root of members | racine des membres | wurzel der mitglieder'],
  [
    firstKey,
    'two_part | half equal, half turnover | moitié égale, moitié chiffre d’affaires | half gelijk, half omzet',
  ],
  [{ kind: 'free' }, 'free | libre | vrij | frei'],
]

/** The key that a word of a file means; null: none. Keys with figures of their own come by the API. */
export function keyCalled(word: string): SharingKey | null {
  const meant = plain(word)
  return called.find(([, names]) => names.split(' | ').some((name) => plain(name) === meant))?.[0] ?? null
}
