/** Joins the routes of translations with what they run. */
import { registerTablesOfPeople } from '#hub/organisations/public.ts'
import { type Served, serve } from '#platform/module.ts'
import * as actions from './actions/translating.ts'
import * as contract from './contract/translations.ts'
import { readInOwnLanguage } from './reads/own-language.ts'
import * as reads from './reads/translating.ts'

registerTablesOfPeople([
  ['translations.text', 'written_by'],
  ['translations.text', 'reviewed_by'],
])

export const api: readonly Served[] = [
  serve(contract.listTexts, reads.listTexts),
  serve(contract.exportTexts, reads.exportTexts),
  serve(contract.readInOwnLanguage, readInOwnLanguage),
  serve(contract.readTranslations, reads.readTranslations),
  serve(contract.writeTranslation, actions.writeTranslation),
  serve(contract.reviewTranslation, actions.reviewTranslation),
]
