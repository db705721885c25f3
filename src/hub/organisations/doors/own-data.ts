/** What an organisation, or a person, takes along when leaving: modules above say at start which of their tables name them. */
import type { Context } from '#platform/action.ts'
import { type Naming, namedAmong, rowsNaming } from '#platform/database/rows-naming.ts'
import type { AccountId } from '#platform/values/ids.ts'

const tables: Naming[] = [
  ['organisations.participant', 'id'],
  ['organisations.representation', 'participant_id'],
  ['organisations.mandate', 'participant_id'],
  ['organisations.participant_contact', 'participant_id'],
  ['organisations.key_figures', 'participant_id'],
  ['organisations.sponsor', 'participant_id'],
  ['organisations.tick', 'participant_id'],
  ['organisations.opinion', 'participant_id'],
]

export const registerOwnTables = (more: readonly Naming[]): void => void tables.push(...more)

export const ownData = (ctx: Context, participant: string): Promise<Record<string, unknown[]>> =>
  rowsNaming(ctx.db, ctx.organisation, participant, tables)

/** What somebody said, did and holds; of what they did for the community as its staff the history tells. */
const ofPeople: Naming[] = [
  ['organisations.person', 'account_id'],
  ['organisations.representation', 'account_id'],
  ['organisations.mandate', 'account_id'],
  ['organisations.role_grant', 'account_id'],
  ['organisations.tick', 'account_id'],
  ['organisations.opinion', 'account_id'],
]

export const registerTablesOfPeople = (more: readonly Naming[]): void => void ofPeople.push(...more)

export const dataOfPerson = (ctx: Context, account: AccountId): Promise<Record<string, unknown[]>> =>
  rowsNaming(ctx.db, ctx.organisation, account, ofPeople)

/** What comes with an organisation from a list; everything else was built on it since. */
const comeWithIt = ['organisations.participant', 'organisations.representation', 'organisations.participant_contact']

export const builtOn = (ctx: Context, participants: readonly string[]): Promise<string[]> =>
  namedAmong(
    ctx.db,
    ctx.organisation,
    participants,
    tables.filter(([table]) => !comeWithIt.includes(table)),
  )
