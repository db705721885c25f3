/** What a command is, and what all of them need. */
import type { House } from '#compose.ts'
import { type Actor, type Language, languages, type OrganisationFacts } from '#platform/action.ts'
import { system } from '#platform/http/asking.ts'
import { knownPermissions } from '#platform/permissions.ts'
import { type Asking, outside } from '#platform/run.ts'
import type { Instant } from '#platform/values/day.ts'
import { isId, type OrganisationId } from '#platform/values/ids.ts'

export interface Asked {
  readonly house: House
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  /** Only where the command has a clock of its own. */
  readonly clock?: { now: Instant }
}

export interface Command {
  /** `api-key create`. */
  readonly words: string
  /** As the usage shows it. */
  readonly takes: string
  readonly says: string
  readonly least: number
  readonly more?: number
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>
  readonly clock?: () => { now: Instant }
  readonly run: (asked: Asked) => Promise<number>
}

/** The command was written wrongly; nothing was done. */
export class AskedWrongly extends Error {
  override readonly name = 'AskedWrongly'
}

export const organisationOption = { organisation: { type: 'string' } } as const

/** The text of an option; asked wrongly when it must be there and is not. */
export function textOf({ options }: Pick<Asked, 'options'>, name: string, otherwise?: string): string {
  const given = options[name]
  if (typeof given === 'string' && given) return given
  if (otherwise === undefined) throw new AskedWrongly(`say --${name}`)
  return otherwise
}

export async function shopOf(asked: Asked): Promise<OrganisationFacts> {
  const wanted = textOf(asked, 'organisation')
  const { organisations } = asked.house
  const shop = isId(wanted)
    ? await organisations.shopOf(wanted as OrganisationId)
    : await organisations.shopByAddress(wanted)
  if (!shop) throw new Error(`there is no organisation “${wanted}”; see: npm run komunigi -- organisation list`)
  return shop
}

export function languageOf(asked: Asked, otherwise: Language): Language {
  const wanted = textOf(asked, 'language', otherwise)
  const known = languages.find((language) => language === wanted)
  if (!known) throw new AskedWrongly(`--language is one of ${languages.join(', ')}`)
  return known
}

/** Whoever holds the machine may do everything that anybody may. */
const administrator = (): Actor => ({
  ...system,
  permissions: new Set(knownPermissions().map((one) => one.permission)),
})

export const asking = (shop: OrganisationFacts = outside): Asking => ({
  shop,
  actor: administrator(),
  language: shop.language,
  requestId: 'command line',
})

/** Answers a program with JSON, a person with lines. */
export function tell(asked: Asked, data: unknown, lines: readonly string[]): void {
  if (asked.options['json']) console.info(JSON.stringify(data, null, 1))
  else for (const line of lines) console.info(line)
}
