/** The lists of the scenario guide: every given, action and fact, written from what the program knows. */
import type { z } from 'zod'
import { firstBundle, firstRoles } from '#hub/organisations/rules/roles.ts'
import type { PermissionDefinition, Served } from '#platform/module.ts'
import type { May } from '#platform/route.ts'
import { fieldsOf, inFile, type Vocabulary } from './rooms.ts'
import { type Field, fieldsOfRoute, isIdShape, type Shape, waysOf } from './shape.ts'

/** What stands above it is written by hand. */
export const guideMark = '<!-- From here on written by npm run openapi. -->'

export function guideLists(
  vocabulary: Vocabulary,
  routes: readonly Served[],
  permissions: readonly PermissionDefinition[],
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

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '-'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

const cell = (text: string): string => text.replaceAll('|', '\\|')

function givenRow([name, field]: [string, z.ZodType]): string[] {
  const start = field.safeParse(undefined)
  const usual = start.success && isShown(start.data) ? ` (${shown(start.data)})` : ''
  const must = start.success ? `\`${inFile(name)}\`` : `**\`${inFile(name)}\`**`
  return [must, `${field.description ?? described[name] ?? ''}${usual}`]
}

const isShown = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)
const shown = (value: unknown): string => (Array.isArray(value) ? `[${value.join(', ')}]` : String(value))

/** Fields of the policy: domain-shifts 5.3 says what each means; here in few words. */
const described: Readonly<Record<string, string>> = {
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
}

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
  const roles = firstRoles.filter((role) => firstBundle(role, permissions).includes(may))
  return `\`${may}\` (${roles.join(', ')})`
}

function fieldText({ name, shape, required }: Field, vocabulary: Vocabulary): string {
  const written = `\`${inFile(name)}\``
  const must = required && !vocabulary.names.get(name)?.otherwise && name !== 'organisation'
  const type = name === 'file' ? 'path beside the scenario, or `{ name, text }`' : typeText(name, shape, vocabulary)
  return `${must ? `**${written}**` : written}${type ? ` (${type})` : ''}`
}

/** `a`, `b` or a list; nested fields in braces. */
function typeText(name: string, shape: Shape, vocabulary: Vocabulary): string {
  const ways = waysOf(shape)
  const usual = shape.default !== undefined && isShown(shape.default) ? `; ${JSON.stringify(shape.default)}` : ''
  if (isIdShape(ways)) return vocabulary.names.has(name) ? '' : 'name'
  const texts = ways.flatMap((way) => {
    if (way.type === 'null') return []
    if (way.enum) return [way.enum.map(String).join(' | ')]
    if (way.const !== undefined) return [String(way.const)]
    if (way.type === 'array') return [`list of ${typeText(name, way.items ?? {}, vocabulary) || 'names'}`]
    if (way.type === 'object' && way.properties) return [objectText(way, vocabulary)]
    if (way.format === 'date') return ['day']
    if (way.type === 'integer' || way.type === 'number') return ['number']
    if (way.type === 'boolean') return ['true | false']
    return way.type === 'string' ? ['text'] : []
  })
  return `${[...new Set(texts)].join(' or ')}${usual}`
}

function objectText(shape: Shape, vocabulary: Vocabulary): string {
  const fields = Object.entries(shape.properties ?? {}).map(([name, field]) => {
    const type = typeText(name, field, vocabulary)
    const text = type ? `${inFile(name)}: ${type}` : inFile(name)
    return shape.required?.includes(name) ? text : `${text}?`
  })
  return `{ ${fields.join(', ')} }`
}
