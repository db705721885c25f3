/** What needs tells modules below it at start: how needs are called in the history, and which rows name an organisation. */
import { registerOwnTables, registerTablesOfPeople } from '#hub/organisations/public.ts'
import { registerNames } from '#platform/audit/names.ts'
import { needTitles } from './store/needs.ts'

registerNames('need', async (db, organisation, ids) => {
  const found = await needTitles(db, organisation, ids)
  return new Map(
    found.map(({ id, number, problem }): [string, string] => [
      id,
      [number, problem].filter((one) => one !== null).join(' · '),
    ]),
  )
})

registerOwnTables([
  ['needs.need', 'author_id'],
  ['needs.backing', 'participant_id'],
  ['needs.area_use', 'participant_id'],
  ['needs.consulted', 'participant_id'],
  ['needs.dots', 'participant_id'],
  ['needs.estimate', 'provider_id'],
  ['needs.payer', 'participant_id'],
  ['needs.acceptance', 'participant_id'],
  ['needs.feedback', 'participant_id'],
  ['needs.work', 'provider_id'],
  ['needs.opinion', 'participant_id'],
])

registerTablesOfPeople([
  ['needs.need', 'author_account'],
  ['needs.backing', 'given_by'],
  ['needs.opinion', 'account_id'],
  ['needs.work', 'account_id'],
  ['needs.acceptance', 'given_by'],
  ['needs.feedback', 'given_by'],
])
