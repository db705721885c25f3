/** Reading what every file of shifts writes in ways of its own: days of the week, weeks, modes, states, clock times. */

import type { Cell } from '#platform/csv/table.ts'
import { type CellRead, given, nothing, spoiled } from '#platform/imports/cells/cell.ts'
import { readMoment, readTime } from '#platform/imports/cells/moments.ts'
import { readUnits } from '#platform/imports/cells/numbers.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import { type InWholeLanguages, type Language, languages, type PerLanguage } from '#platform/values/languages.ts'
import { roundedQuotient } from '#platform/values/rounding.ts'
import { plain, tidy } from '#platform/values/text.ts'
import type { Standing } from '../rules/words.ts'

/** Monday to Sunday. Two letters alone may be another day in the next language: `ma`, `di`, `do`. */
const twoLetters: PerLanguage<string> = {
  fr: 'lu ma me je ve sa di',
  nl: 'ma di wo do vr za zo',
  de: 'mo di mi do fr sa so',
  en: 'mo tu we th fr sa su',
  es: 'lu ma mi ju vi sa do',
} satisfies InWholeLanguages<string>

let dayNames: ReadonlyMap<Language, ReadonlyMap<string, number>> | null = null

function daysByTongue(): ReadonlyMap<Language, ReadonlyMap<string, number>> {
  dayNames ??= new Map(languages.map((tongue) => [tongue, daysOf(tongue)]))
  return dayNames
}

function daysOf(tongue: Language): Map<string, number> {
  const letters = twoLetters[tongue]?.split(' ') ?? []
  const names = new Map<string, number>(letters.map((word, at) => [word, at + 1]))
  const format = new Intl.DateTimeFormat(tongue, { weekday: 'long', timeZone: 'UTC' })
  const long = Array.from({ length: 7 }, (_, at) => plain(format.format(new Date(Date.UTC(2024, 0, at + 1)))))
  const short = long.map((word) => word.slice(0, 3))
  for (const [at, word] of long.entries()) {
    names.set(word, at + 1)
    // two days that begin alike have no short name
    const cut = word.slice(0, 3)
    if (short.indexOf(cut) === short.lastIndexOf(cut)) names.set(cut, at + 1)
  }
  return names
}

const dayWord = (text: string): string => plain(tidy(text)).replace(/[.,:]+$/, '')

/** Reads a column of days of the week, 1 Monday to 7 Sunday: names in five languages, long or short, and numbers.
 *  The column as a whole tells which language two letters are of; without that they are not guessed. */
export function weekdayReader(texts: readonly string[]): (text: string) => CellRead<number> {
  const words = texts.map(dayWord).filter((word) => word !== '' && !/^[1-7]$/.test(word))
  const speaking = languages.filter((tongue) => words.every((word) => daysByTongue().get(tongue)?.has(word)))
  const heard = speaking.length > 0 ? speaking : languages
  return (text) => {
    const word = dayWord(text)
    if (word === '') return nothing
    if (/^[1-7]$/.test(word)) return { value: Number(word) }
    const meant = [...new Set(heard.flatMap((tongue) => daysByTongue().get(tongue)?.get(word) ?? []))]
    const [only] = meant
    return only !== undefined && meant.length === 1 ? { value: only } : spoiled('shift_import.weekday_unreadable', text)
  }
}

/** The letter of a week: `Semaine A` is A, `Week 2` is 2, another name stays as it is. */
export function weekLetter(text: string): string {
  const short = /^(?:semaine|sem|week|woche|kw|semana|planning)\.?\s+(\S.*)$/i.exec(tidy(text))
  return (short?.[1] ?? tidy(text)).slice(0, 20)
}

/** A key of the other program, which says nothing to people: `__export__.shift_type_4_378c86a8`, `base.user_admin`. */
export const isKey = (text: string): boolean => /^[a-z_]\w*\.[a-z_][\w.-]*$/i.test(text.trim())

/** The database row that such a key was made of. */
export function rowOfKey(key: string): number | null {
  const row = /_(\d+)_[0-9a-f]+$/.exec(key)?.[1]
  return row === undefined ? null : Number(row)
}

export type ImportedMode = 'regular' | 'flying' | 'exempt'

const modeWords: Readonly<Record<ImportedMode, readonly string[]>> = {
  regular: ['regular', 'regulier', 'reguliere', 'vast', 'vaste', 'fest', 'regelmassig', 'fijo', 'fija'],
  flying: [
    ...['irregular', 'irregulier', 'irreguliere', 'volant', 'volante', 'flying', 'flexible', 'vliegend'],
    ...['onregelmatig', 'unregelmassig', 'springer', 'fliegend'],
  ],
  exempt: ['exempt', 'exempte', 'exempted', 'vrijgesteld', 'befreit', 'exento', 'exenta', 'dispense'],
}

/** How somebody takes part, in five languages, also as `Travailleur régulier`. Problem: `shift_import.mode_unreadable`. */
export function readMode(cell: Cell | undefined): CellRead<ImportedMode> {
  const word = plain(given(cell)).replace(/[.()·-]+\w?$/, '')
  if (word === '') return nothing
  const found = (Object.keys(modeWords) as ImportedMode[]).find((mode) =>
    modeWords[mode].some((one) => word === one || word.startsWith(`${one} `) || word.endsWith(` ${one}`)),
  )
  return found ? { value: found } : spoiled('shift_import.mode_unreadable', given(cell))
}

const standingWords: Readonly<Record<Standing, readonly string[]>> = {
  up_to_date: ['ok', 'up to date', 'a jour', 'in orde', 'bijgewerkt', 'in ordnung', 'aktuell', 'al dia', 'en regla'],
  on_leave: [
    ...['holiday', 'holidays', 'vacances', 'conge', 'en conge', 'vakantie', 'verlof', 'urlaub', 'im urlaub'],
    ...['vacaciones', 'de vacaciones'],
  ],
  alert: ['alert', 'alerte', 'en alerte', 'waarschuwing', 'alarm', 'warnung', 'alerta'],
  extension: ['extension', 'delai', 'prolongation', 'verlenging', 'uitstel', 'verlangerung', 'prorroga'],
  suspended: ['suspended', 'suspendu', 'suspendue', 'geschorst', 'gesperrt', 'suspendiert', 'suspendido', 'suspendida'],
  exempted: ['exempted', 'exempte', 'exemptee', 'vrijgesteld', 'befreit', 'exento', 'exenta'],
  unsubscribed: [
    ...['unsubscribed', 'desinscrit', 'desinscrite', 'uitgeschreven', 'abgemeldet', 'dado de baja', 'desinscrito'],
  ],
  resigning: [
    ...['resigning', 'demissionnaire', 'en demission', 'ontslagnemend', 'uittredend', 'austretend', 'dimisionario'],
  ],
}

/** The standing another program gave. Problem: `shift_import.standing_unreadable`. */
export function readStanding(cell: Cell | undefined): CellRead<Standing> {
  const word = plain(given(cell))
  if (word === '') return nothing
  const found = (Object.keys(standingWords) as Standing[]).find((one) => standingWords[one].includes(word))
  return found ? { value: found } : spoiled('shift_import.standing_unreadable', given(cell))
}

export type ImportedState = 'planned' | 'done' | 'absent_0' | 'absent_1' | 'absent_2' | 'cancelled'

/** The number of an absence says how many shifts it costs: an excuse costs none, a plain absence one. */
const stateWords: Readonly<Record<ImportedState, readonly string[]>> = {
  planned: [
    ...['open', 'draft', 'planned', 'confirmed', 'unconfirmed', 'ouvert', 'brouillon', 'confirme', 'prevu', 'planifie'],
    ...[
      'bevestigd',
      'gepland',
      'concept',
      'bestatigt',
      'geplant',
      'offen',
      'entwurf',
      'confirmado',
      'abierto',
      'previsto',
    ],
  ],
  done: [
    ...['done', 'attended', 'present', 'presente', 'fait', 'effectue', 'termine', 'aanwezig', 'gedaan', 'anwesend'],
    ...['erledigt', 'hecho', 'asistio'],
  ],
  absent_0: ['absent_0', 'excused', 'excuse', 'excusee', 'verontschuldigd', 'entschuldigt', 'excusado', 'justificado'],
  absent_1: ['absent_1', 'absent', 'absente', 'afwezig', 'abwesend', 'ausente'],
  absent_2: ['absent_2'],
  cancelled: [
    ...['cancel', 'cancelled', 'canceled', 'annule', 'annulee', 'geannuleerd', 'storniert', 'abgesagt', 'cancelado'],
    ...['anulado'],
  ],
}

/** What became of a seat. Obeesdoo's labels say the cost as a number: `Absent - 2 compensations`.
 *  Problem: `shift_import.state_unreadable`. */
export function readState(cell: Cell | undefined): CellRead<ImportedState> {
  const word = plain(given(cell)).replace(/\s*\([+-]?\d\)$/, '')
  if (word === '') return nothing
  const cost = /^(?:absent|absente|afwezig|abwesend|ausente)\D+([012])\b/.exec(word)?.[1]
  if (cost !== undefined) return { value: `absent_${cost}` as ImportedState }
  const found = (Object.keys(stateWords) as ImportedState[]).find((state) => stateWords[state].includes(word))
  return found ? { value: found } : spoiled('shift_import.state_unreadable', given(cell))
}

export interface Clock {
  readonly time: TimeOfDay
  /** Where the cell is a moment. */
  readonly day: Day | null
}

/** A time of day or a moment. At the end of something 24:00 is the next day's 00:00. */
export function readClock(cell: Cell | undefined, zone: string, end = false): CellRead<Clock> {
  const text = given(cell)
  if (text === '') return nothing
  if (end && /^24([.,:h]0{1,2})?(:00)?$/.test(text)) return { value: { time: '00:00' as TimeOfDay, day: null } }
  const time = readTime(text)
  if (time.value !== null) return { value: { time: time.value, day: null } }
  const moment = readMoment(text, zone)
  if (moment.value !== null) return { value: moment.value }
  const dated = /\d{4}|\d[-/.]\d+[-/.]\d/.test(text)
  return spoiled((dated ? moment : time).problem?.code ?? 'import.time_unreadable', text)
}

/** Hours as a number, in minutes: `2.75` is 165. */
export function readDuration(cell: Cell | undefined): CellRead<number> {
  const read = readUnits(cell, 6)
  if (read.value === null) return read.problem ? { value: null, problem: read.problem } : nothing
  const minutes = roundedQuotient(BigInt(read.value) * 60n, 1_000_000n)
  return minutes > 0 && minutes <= 1440 ? { value: minutes } : spoiled('shift_import.too_long', given(cell))
}

/** So many minutes later on the wall clock. */
export function wallPlus(time: TimeOfDay, minutes: number): TimeOfDay {
  const all = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes) % 1440
  return `${String((all - (all % 60)) / 60).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}` as TimeOfDay
}

/** Words for the kinds of leave that presets have; a shop's own kinds go by their own name. */
const leaveWords: Readonly<Record<string, readonly string[]>> = {
  holiday: [
    'holiday',
    'holidays',
    'conge',
    'conges',
    'vacances',
    'verlof',
    'vakantie',
    'urlaub',
    'ferien',
    'vacaciones',
  ],
  vacation: ['vacation', 'holiday', 'conge', 'conges', 'vacances', 'vakantie', 'urlaub', 'ferien', 'vacaciones'],
  exemption: [
    ...['exemption', 'exempt', 'exempted', 'dispense', 'exemption temporaire', 'vrijstelling', 'befreiung', 'exencion'],
    'temporary exemption',
  ],
  incapacity: [
    ...['incapacity', 'illness', 'sick leave', 'illness or incapacity', 'incapacite', 'maladie', 'conge maladie'],
    ...['maladie ou incapacite', 'arbeidsongeschiktheid', 'ziekte', 'krankheit', 'arbeitsunfahigkeit', 'incapacidad'],
    ...['enfermedad', 'baja'],
  ],
  parental: [
    ...['parental', 'parental leave', 'conge parental', 'ouderschapsverlof', 'elternzeit', 'permiso parental'],
    ...['maternity leave', 'conge maternite'],
  ],
  undefined: [
    'undefined',
    'non defini',
    'conge non defini',
    'onbepaald',
    'unbestimmt',
    'indefinido',
    'leave without a known end',
  ],
  anticipated: [
    'anticipated',
    'conge anticipe',
    'anticipe',
    'worked in advance',
    'vooraf gewerkt',
    'vorgearbeitet',
    'anticipado',
  ],
}

/** Which of these kinds of leave a cell means: by its name, or by a word of it in five languages. */
export function leaveKind(text: string, kinds: readonly string[]): string | null {
  const word = plain(text)
  if (word === '') return null
  return (
    kinds.find((kind) => plain(kind) === word || plain(kind.replaceAll('_', ' ')) === word) ??
    kinds.find((kind) => leaveWords[kind]?.includes(word)) ??
    null
  )
}

const grantedWords = [
  ...[
    '',
    'approved',
    'granted',
    'done',
    'validated',
    'confirmed',
    'valide',
    'approuve',
    'accorde',
    'accepte',
    'termine',
  ],
  ...[
    'goedgekeurd',
    'toegekend',
    'genehmigt',
    'bewilligt',
    'gewahrt',
    'aprobado',
    'concedido',
    'validado',
    'en cours',
    'accepte',
  ],
]
const otherWords = [
  ...[
    'requested',
    'refused',
    'withdrawn',
    'cancelled',
    'canceled',
    'cancel',
    'lapsed',
    'draft',
    'not_finished',
    'waiting',
  ],
  ...['waiting list', 'demande', 'refuse', 'retire', 'annule', 'perime', 'brouillon', 'en attente', 'aangevraagd'],
  ...['geweigerd', 'ingetrokken', 'geannuleerd', 'vervallen', 'beantragt', 'abgelehnt', 'zuruckgezogen', 'abgesagt'],
  ...['verfallen', 'solicitado', 'rechazado', 'retirado', 'cancelado', 'caducado', 'pendiente', 'taken back'],
  ...['echu', 'wacht', 'teruggenomen', 'aufgehoben', 'wartet', 'zuruckgenommen', 'anulado', 'en espera'],
]

/** Whether a leave was granted; nothing written means yes. */
export function leaveState(text: string): 'granted' | 'other' | 'unreadable' {
  const word = plain(text)
  if (grantedWords.includes(word)) return 'granted'
  return otherWords.some((one) => plain(one) === word) ? 'other' : 'unreadable'
}
