/** What an organisation takes along when it leaves: modules above say at start which of their tables name it. */
import type { Context } from '#platform/action.ts'
import { type Naming, rowsNaming } from '#platform/database/rows-naming.ts'

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
