import { serve } from '../module.ts'
import * as actions from './actions.ts'
import { stopImport } from './apply-later.ts'
import { checkImportBatch } from './batch.ts'
import * as contract from './contract.ts'
import * as words from './contract-words.ts'
import * as reads from './reads.ts'
import * as kept from './words-kept.ts'

export const api = [
  serve(contract.uploadImport, actions.uploadImport),
  serve(contract.setImportMapping, actions.setImportMapping),
  serve(contract.mendImport, actions.mendImport),
  serve(contract.answerImport, actions.answerImport),
  serve(contract.replaceImportFile, actions.replaceImportFile),
  serve(contract.planImportAgain, actions.planImportAgain),
  serve(contract.dropImport, actions.dropImport),
  serve(contract.applyImport, actions.applyImport),
  serve(contract.stopImport, stopImport),
  serve(contract.undoImport, actions.undoImport),
  serve(contract.listImports, reads.listImports),
  serve(contract.readImportBatch, reads.readImportBatch),
  serve(contract.checkImportBatch, checkImportBatch),
  serve(contract.readImport, reads.readImport),
  serve(contract.listImportRows, reads.listImportRows),
  serve(contract.listImportKinds, reads.listImportKinds),
  serve(words.listImportWords, kept.listImportWords),
  serve(words.readImportCodes, kept.readImportCodes),
  serve(words.setImportWord, kept.setImportWord),
  serve(words.forgetImportWord, kept.forgetImportWord),
]
