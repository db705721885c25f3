/** What governance tells modules below it at start: how proposals and votes are called, and which rows name an organisation. */
import { registerOwnTables, registerTablesOfPeople } from '#hub/organisations/public.ts'
import { registerNames } from '#platform/audit/names.ts'
import { initiativeTitles } from './store/initiatives.ts'
import { proposalTitles } from './store/proposals.ts'
import { pollTitles } from './store/quick-polls.ts'
import { voteTitles } from './store/votes.ts'

registerNames('proposal', async (db, organisation, ids) => {
  const found = await proposalTitles(db, organisation, ids)
  return new Map(
    found.map(({ id, number, title }): [string, string] => [
      id,
      [number, title].filter((one) => one !== null).join(' · '),
    ]),
  )
})

registerNames('vote', async (db, organisation, ids) => {
  const found = await voteTitles(db, organisation, ids)
  return new Map(found.map(({ id, number, title }): [string, string] => [id, `${number} · ${title}`]))
})

registerNames('initiative', async (db, organisation, ids) => {
  const found = await initiativeTitles(db, organisation, ids)
  return new Map(found.map(({ id, title }): [string, string] => [id, title]))
})

registerNames('quick_poll', async (db, organisation, ids) => {
  const found = await pollTitles(db, organisation, ids)
  return new Map(found.map(({ id, title }): [string, string] => [id, title]))
})

registerOwnTables([
  ['governance.proposal', 'author_id'],
  ['governance.comment', 'participant_id'],
  ['governance.reading', 'participant_id'],
  ['governance.objection', 'participant_id'],
  ['governance.objection_test', 'participant_id'],
  ['governance.elector', 'participant_id'],
  ['governance.answer', 'participant_id'],
  ['governance.delegation', 'from_id'],
  ['governance.delegation', 'to_id'],
  ['governance.theme_delegation', 'from_id'],
  ['governance.theme_delegation', 'to_id'],
  ['governance.paper', 'elector_id'],
  ['governance.paper', 'typist_id'],
  ['governance.paper_sheet', 'typist_id'],
  ['governance.paper_sheet_elector', 'elector_id'],
  ['governance.initiative', 'participant_id'],
  ['governance.initiative_signature', 'participant_id'],
  ['governance.circle_member', 'participant_id'],
  ['governance.nomination', 'participant_id'],
  ['governance.nomination', 'nominee_of'],
  ['governance.selection_word', 'participant_id'],
  ['governance.selection_answer', 'participant_id'],
  ['governance.term', 'participant_id'],
])

registerTablesOfPeople([
  ['governance.proposal', 'author_account'],
  ['governance.comment', 'account_id'],
  ['governance.reading', 'account_id'],
  ['governance.objection', 'raised_by'],
  ['governance.answer', 'given_by'],
  // where persons vote; of a secret vote the day alone
  ['governance.elector', 'participant_id'],
  ['governance.delegation', 'given_by'],
  ['governance.opinion', 'account_id'],
  ['governance.quick_answer', 'account_id'],
  ['governance.initiative_signature', 'account_id'],
  ['governance.circle_member', 'account_id'],
  ['governance.nomination', 'account_id'],
  ['governance.selection_word', 'account_id'],
  ['governance.selection_answer', 'account_id'],
  ['governance.term', 'account_id'],
  ['governance.term_report', 'account_id'],
  ['governance.circle_spending', 'account_id'],
  ['governance.paper', 'account_id'],
  ['governance.paper_sheet', 'account_id'],
])
