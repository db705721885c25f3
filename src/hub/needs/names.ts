/** How needs are called in the history. */
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
