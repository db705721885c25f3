/** Joins the routes of needs with what they run. */
import './names.ts'
import { serve } from '#platform/module.ts'
import { exportNeeds } from './actions/export.ts'
import * as telling from './actions/telling.ts'
import * as contract from './contract.ts'
import * as reads from './reads/needs.ts'

export const api = [
  serve(contract.listNeeds, reads.listNeeds),
  serve(contract.exportNeeds, exportNeeds),
  serve(contract.readNeed, reads.readNeed),
  serve(contract.fileNeed, telling.fileNeed),
  serve(contract.editNeed, telling.editNeed),
  serve(contract.submitNeed, telling.submitNeed),
  serve(contract.addPhoto, telling.addPhoto),
  serve(contract.readPhoto, reads.readPhoto),
  serve(contract.removePhoto, telling.removePhoto),
  serve(contract.backNeed, telling.backNeed),
  serve(contract.stopBacking, telling.stopBacking),
  serve(contract.giveOpinion, telling.giveOpinion),
]
