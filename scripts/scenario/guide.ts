/** The lists of the scenario guide: every given, action and fact, written from what the program knows. */
import type { z } from 'zod'
import { communityRoles, firstBundle, firstRoles } from '#hub/organisations/rules/roles.ts'
import type { PermissionDefinition, Served } from '#platform/module.ts'
import type { May } from '#platform/route.ts'
import { boundsOf } from '#platform/settings/bounds.ts'
import type { SettingDefinition } from '#platform/settings/definition.ts'
import type { Policy } from '#shop/shifts/public.ts'
import { fieldsOf, type Vocabulary } from './rooms.ts'
import { type Field, fieldsOfRoute, isIdShape, type Shape, waysOf } from './shape.ts'
import { inFile, valueInFile } from './words.ts'

/** What stands above it is written by hand. */
export const guideMark = '<!-- From here on written by npm run openapi. -->'

export function guideLists(
  vocabulary: Vocabulary,
  routes: readonly Served[],
  permissions: readonly PermissionDefinition[],
  settings: readonly ToldSetting[],
  notices: readonly ToldNotice[],
): string {
  return [
    '## Everything that may be given',
    ...[...vocabulary.given].map(([key, rooms]) =>
      [
        `### \`${key}\``,
        `${rooms
          .map(({ says }) => says)
          .join(' ')
          .replace(/^./, (letter) => letter.toUpperCase())}.`,
        table(['field', 'what it says'], [...fieldsOf(rooms)].map(givenRow)),
      ].join('\n\n'),
    ),
    '## Every setting',
    'For `organisation.settings`, `settings.change` and `expect: { setting: … }`.',
    table(['setting', 'what it says', 'values', 'standard'], settings.map(settingRow)),
    '## Every notice',
    'For `expect: { person: …, notices: … }` and `mail`.',
    table(
      ['notice', 'what it tells'],
      notices.map(({ code, says }) => [`\`${code}\``, says]),
    ),
    '## Everything that may be expected',
    ...[...vocabulary.expect].map(([kind, rooms]) =>
      [
        `### \`${kind}\``,
        table(
          ['fact', 'what it says'],
          rooms.flatMap(({ facts }) => Object.entries(facts).map(([fact, says]) => [`\`${fact}\``, says])),
        ),
        ...rooms.flatMap(({ factsFor }) =>
          factsFor
            ? [
                `With \`for: Amina\`, as that person sees it:\n\n${table(
                  ['fact', 'what it says'],
                  Object.entries(factsFor).map(([fact, says]) => [`\`${fact}\``, says]),
                )}`,
              ]
            : [],
        ),
      ].join('\n\n'),
    ),
    '## How things are named',
    'Under `with:`, where the API wants an id, one writes:',
    table(
      ['field', 'what one writes'],
      [...vocabulary.names].map(([field, { says }]) => [`\`${inFile(field)}\``, says]),
    ),
    '## Every action',
    'In **bold** what must be there. After the dash: who may, with the roles that have the permission at first; and every reason for a no.',
    ...modulesOf(routes).map(([module, own]) =>
      [`### ${module}`, ...own.map((served) => actionLine(served, vocabulary, permissions))].join('\n\n'),
    ),
  ].join('\n\n')
}

export interface ToldSetting {
  readonly definition: SettingDefinition<unknown>
  readonly says: string
}

export interface ToldNotice {
  readonly code: string
  readonly says: string
}

function settingRow({ definition: { key, schema, fallback }, says }: ToldSetting): string[] {
  const { options, minimum, maximum } = boundsOf(schema)
  const values =
    options.length > 0 ? options.map((one) => `\`${valueInFile(one)}\``).join(', ') : between(minimum, maximum)
  return [`\`${key}\``, says, values, JSON.stringify(defaultInFile(fallback))]
}

const between = (least: number | null, most: number | null): string =>
  least === null && most === null ? '' : `${least ?? ''} to ${most ?? ''}`.trim()

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '-'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

const cell = (text: string): string => text.replaceAll('|', '\\|')

function givenRow([name, field]: [string, z.ZodType]): string[] {
  const start = field.safeParse(undefined)
  const usual = start.success && isShown(start.data) ? ` (${shown(start.data)})` : ''
  const must = start.success ? `\`${inFile(name)}\`` : `**\`${inFile(name)}\`**`
  return [must, `${field.description ?? descriptionOf(name)}${usual}`]
}

const descriptionOf = (name: string): string => (described as Readonly<Record<string, string>>)[name] ?? ''
const isShown = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)
const shown = (value: unknown): string => (Array.isArray(value) ? `[${value.join(', ')}]` : String(value))

/** Fields of the policy: domain-shifts 5.1 to 5.12 say what each means; here in few words. */
const described = {
  unit: '`shift`, `minute`, `day`: what a counter counts; with `minute` outcomes are multiplied by the minutes of the shift, else by its weight',
  bounds: '`{ main: { least: -28, most: 4 }, make_up: …, absences: … }`: where counters end; null has no end',
  mainAtMost: '`{ regular: 0 }`: where the first counter ends for a mode',
  effects:
    'what outcomes post, by mode, purpose and outcome: `{ regular: { make_up: { done: [{ counter: main, by: 1 }] } } }`; counters are `main`, `make_up`, `absences` and `repay` (main while it is below 0, else make_up while that is, else main); `[]` posts nothing',
  okFrom: '`{ main: 0, make_up: 0 }`: balances from which somebody is in order (`not_ok` asks it)',
  count:
    'the count of periods: `modes` (who is counted), `every_days`, `anchor` (one day for all from which counts run; null is each person’s own `flying_start`), `by` (units a count takes), `double` (what it takes of whoever has nothing left: `none` the same, `first` twice the first time, `always` twice), `reduced_in_a_row` (counts in a row that a day of reduced running halves), `per_beneficiary` (times the people of the household who shop), `cut_surplus` (what is left above 0 is cut)',
  standing:
    'the lines that give the standing, the first that holds: `[{ standing: suspended, when: [[{ is: total_at_most, n: -2 }]] }, …]`, see “Writing a policy”',
  entering:
    'what entering a standing does: `{ alert: [start_alert, clear_extensions] }`; also `clear_alert`, `lose_fixed_seats`, `lose_all_seats`',
  benefits: '`{ enter: […], buy: […], price: […] }`: the standings that may enter, buy, have the price of members',
  warnEveryDays: 'days between two warnings that somebody owes; 0 sends each',
  graceDays: 'days of the first extension of an alert; 0 gives none',
  graceByMember: 'members take the first extension themselves',
  graceUntilShiftDays:
    'the first extension ends so many days after the next shift, when that is sooner; null does not look',
  extensionDays: 'days of an extension by hand',
  seatLostAfterAbsences: 'absences in a row, nothing made up between, that end a fixed seat; 0 is off',
  leaveTypes:
    'kinds of leave by name: `{ holiday: { min_days: 7 }, sick: { standing: exempted, open_end: true } }`, a new one begins as an ordinary leave, null takes one away; fields `name`, `standing` (`on_leave`, `exempted`, null), `open_end`, `needs_reason`, `needs_evidence`, `min_days`, `max_days`, `stops_count`, `keeps_seat`, `self_request`, `confirm_under_days`, `evidence_after_days`, `lapses_after_days`, `credits_per_shift`, `min_missed_shifts`',
  seatLostFromDays: 'days of leave from which a fixed seat is lost; null never',
  cancelledEffect: '`none`, `excused`: what fixed holders of a cancelled shift are marked with',
  countReliefDays: 'closed days in a period that let its count be skipped; 0 is off',
  sheetOpensMinutes: 'minutes before the start when a sheet opens',
  unmarked: '`done`, `absent_0`, `absent_1`, `absent_2`, `must_choose`: lines without a mark when a sheet is validated',
  correctionDays: 'days in which the office may correct an outcome',
  contestDays: 'days in which members may contest one',
  presumed: 'whoever has a seat is presumed to have come when the shift is over, and so marked',
  budget: 'booking ahead is limited by what each period asks',
  extraWindow: '`off`, `days`, `always`: near its start a shift may be booked beyond that',
  extraWindowDays: 'how many days before',
  changeOldMinHours: 'hours before the start of the seat given up until which it may be changed',
  changeNewMinHours: 'hours before the start of the seat taken until which it may be changed to',
  changeChainMax: 'how often one seat may follow another; 0 is no limit',
  changeFirstDays: 'more whole days ahead than this a swap is proposed first, else a change',
  freeChangeDays: 'more whole days ahead than this a swap is proposed before all free seats are',
  wishUntilDays: 'days from today within which wishes of a swap may lie',
  sameSlotDays:
    'more whole days ahead than this wishes are a list, else the same time in other weeks; 0 is always a list',
  changeSearchDays: 'days from today in which free seats are searched',
  swapModes: 'list of modes whose seats may be swapped',
  swapMinHours: 'hours before the start until which a seat may be swapped; a request that comes nearer expires',
  consentHours: 'hours in which everybody in a proposal answers',
  maxLegs: 'people in one exchange at most, 2 to 4',
  standInModes: 'list of modes that may ask for a stand-in; a `flying` seat always may',
  standInMinHours: 'hours before the start until which one may ask for a stand-in, and be one',
  standInCredit: 'what the holder of a fixed seat is credited when somebody comes instead: 0 or 1',
  releaseCost: '`{ main: 0, make_up: -1 }`: what giving a fixed seat up for one date posts',
  toldOutcome: '`done`, `absent_0`, `absent_1`, `absent_2`: what the sheet proposes for whoever told the shop',
  potStart: 'what is in the pot from the beginning',
  potLimit: 'a request leaves at least this in the pot',
  autoValidate: 'gifts and requests hold at once; else the office validates them',
  giftMinHours: 'hours before the start until which a shift may be given, and taken back',
  giveCredit: 'members may give one from the own first counter',
  requestMinHours: 'hours before the start until which the pot may be asked for a seat',
  maxRequests: 'validated requests of a person made within 365 days; 0 is none, below 0 no limit',
  callOutHours:
    'a place freed nearer than so many hours before the start calls people on standby; 0 calls nobody for anything',
  callOutAtOnce: 'people called each hour',
  control: 'off: everybody is up to date and no counter moves',
  bookFlying: 'flying people book by themselves',
  bookMakeUp: 'regular people book make-ups by themselves',
  cancelFlying: 'flying people give seats back by themselves',
  cancelMakeUp: 'regular people give make-ups back by themselves',
  bookStandings: 'list of standings with which one may book',
  bookCloseMinutes: 'minutes before the start when booking closes',
  cancelMinHours: 'hours before the start until which one may give a seat back',
  maxPerDay: 'seats of a person on one day; 0 is no limit',
  maxPerPeriod: '`{ limit: 5, per: calendar_month }` or `{ limit: 5, per: rolling_days, days: 28 }`; limit 0 is none',
  overlapMinutes: 'minutes two seats of a person may overlap; -1 does not look',
  hideFreeBelow: 'percent of free seats below which a shift is not listed',
  highlightFreeAbove: 'percent of free seats above which a shift needs people',
  underPopulated: 'percent of taken seats up to which a shift is shown first to whoever makes up',
  beginnerShifts: 'whoever worked fewer does not take the first seat of an empty shift; 0 is off',
  priorHolderDays: 'days in which the last booker has the seat of the next cycle first; 0 is off',
  nextShown: 'shifts ahead that are shown',
  nextShownRegular: 'the same for regular people',
  pastShown: 'past shifts that are shown; 0 is all',
  showAttendees: '`none`, `first`, `full`: which names members see',
  secondFixedSeat: '`allow`, `warn`, `refuse`',
} satisfies Readonly<Record<keyof Policy, string>>

function modulesOf(routes: readonly Served[]): [string, Served[]][] {
  const modules = Map.groupBy(routes, ({ run }) => run.name.split('.')[0] ?? '')
  const order = ['shifts', 'members']
  return [...modules].sort(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1))
  function rank(module: string): number {
    const at = order.indexOf(module)
    return at < 0 ? order.length : at
  }
}

function actionLine(
  { contract, run }: Served,
  vocabulary: Vocabulary,
  permissions: readonly PermissionDefinition[],
): string {
  const fields = fieldsOfRoute(contract).map((field) => fieldText(field, vocabulary))
  const takes = fields.length > 0 ? ` With ${fields.join(', ')}.` : ''
  const no = contract.refusals ?? []
  const refused = no.length > 0 ? `; ${no.map((code) => `\`${code}\``).join(', ')}` : ''
  return `- \`${run.name}\`: ${contract.says.replace(/\.?$/, '.')}${takes} — ${whoMay(contract.may, permissions)}${refused}.`
}

function whoMay(may: May, permissions: readonly PermissionDefinition[]): string {
  if (typeof may !== 'string') return 'anyone' in may ? 'anybody' : 'whoever is signed in'
  const roles = [...firstRoles, ...communityRoles].filter((role) => firstBundle(role, permissions).includes(may))
  return `\`${may}\` (${roles.join(', ')})`
}

function fieldText({ name, shape, required }: Field, vocabulary: Vocabulary): string {
  const written = `\`${inFile(name)}\``
  const must = required && !vocabulary.names.get(name)?.otherwise && name !== 'organisation'
  const type =
    name === 'file'
      ? 'path beside the scenario, or `{ name, text }`, `{ name, base64 }`'
      : typeText(name, shape, vocabulary)
  return `${must ? `**${written}**` : written}${type ? ` (${type})` : ''}`
}

/** `a`, `b` or a list; nested fields in braces. */
function typeText(name: string, shape: Shape, vocabulary: Vocabulary): string {
  const ways = waysOf(shape)
  const usual =
    shape.default !== undefined && isShown(shape.default) ? `; ${JSON.stringify(defaultInFile(shape.default))}` : ''
  if (isIdShape(ways)) return vocabulary.names.has(name) ? '' : 'name'
  const texts = ways.flatMap((way) => {
    if (way.type === 'null') return []
    if (way.enum) return [way.enum.map(valueInFile).join(' | ')]
    if (way.const !== undefined) return [valueInFile(way.const)]
    if (way.type === 'array') return [`list of ${typeText(name, way.items ?? {}, vocabulary) || 'names'}`]
    if (way.type === 'object' && way.properties) return [objectText(way, vocabulary)]
    if (way.format === 'date') return ['day']
    if (way.type === 'integer' || way.type === 'number') return [numberText(way)]
    if (way.type === 'boolean') return ['true | false']
    return way.type === 'string' ? ['text'] : []
  })
  return `${[...new Set(texts)].join(' or ')}${usual}`
}

const numberText = ({ 'x-decimals': places }: Shape): string =>
  places === 2 ? 'money' : places === 4 ? 'money in 1/10 000' : places === 3 ? 'amount in 1/1000' : 'number'

const defaultInFile = (value: unknown): unknown => (typeof value === 'string' ? valueInFile(value) : value)

function objectText(shape: Shape, vocabulary: Vocabulary): string {
  const fields = Object.entries(shape.properties ?? {}).map(([name, field]) => {
    const type = typeText(name, field, vocabulary)
    const text = type ? `${inFile(name)}: ${type}` : inFile(name)
    return shape.required?.includes(name) ? text : `${text}?`
  })
  return `{ ${fields.join(', ')} }`
}
