/** Joins the routes of needs with what they run. */
import './doors.ts'
import './texts.ts'
import { serve } from '#platform/module.ts'
import * as analysis from './actions/analysis.ts'
import * as capacity from './actions/capacity.ts'
import * as delivery from './actions/delivery.ts'
import * as estimates from './actions/estimates.ts'
import * as exits from './actions/exits.ts'
import { exportNeeds } from './actions/export.ts'
import * as order from './actions/order.ts'
import * as telling from './actions/telling.ts'
import * as ofAnalysis from './contract/analysis.ts'
import * as ofCapacity from './contract/capacity.ts'
import * as ofDelivery from './contract/delivery.ts'
import * as ofEstimates from './contract/estimates.ts'
import * as contract from './contract/needs.ts'
import * as ofOrder from './contract/order.ts'
import * as ofOwn from './contract/own.ts'
import * as offers from './reads/estimates.ts'
import * as reads from './reads/needs.ts'
import * as own from './reads/own.ts'
import * as queue from './reads/queue.ts'

export const api = [
  serve(contract.listNeeds, reads.listNeeds),
  serve(contract.exportNeeds, exportNeeds),
  serve(ofOwn.readOwn, own.readOwn),
  serve(ofOwn.readProviders, own.readProviders),
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
  serve(ofOrder.mergeNeed, order.mergeNeed),
  serve(ofOrder.undoMerge, order.undoMerge),
  serve(ofOrder.prioritiseNeed, order.prioritiseNeed),
  serve(ofOrder.placeNeed, order.placeNeed),
  serve(ofOrder.beginCycle, order.beginCycle),
  serve(ofOrder.putDots, order.putDots),
  serve(ofOrder.declineNeed, exits.declineNeed),
  serve(ofOrder.parkNeed, exits.parkNeed),
  serve(ofOrder.withdrawNeed, exits.withdrawNeed),
  serve(ofOrder.replaceNeed, exits.replaceNeed),
  serve(ofOrder.listAreas, queue.listAreas),
  serve(ofOrder.useArea, order.useArea),
  serve(ofOrder.leaveArea, order.leaveArea),
  serve(ofAnalysis.guessAnalysis, analysis.guessAnalysis),
  serve(ofAnalysis.startAnalysis, analysis.startAnalysis),
  serve(ofAnalysis.finishAnalysis, analysis.finishAnalysis),
  serve(ofAnalysis.answerConsultation, analysis.answerConsultation),
  serve(ofAnalysis.noteReached, analysis.noteReached),
  serve(ofAnalysis.sendBack, analysis.sendBack),
  serve(ofAnalysis.classifyNeed, analysis.classifyNeed),
  serve(ofEstimates.listEstimates, offers.listEstimates),
  serve(ofEstimates.readEstimate, offers.readEstimate),
  serve(ofEstimates.askEstimate, estimates.askEstimate),
  serve(ofEstimates.writeEstimate, estimates.writeEstimate),
  serve(ofEstimates.submitEstimate, estimates.submitEstimate),
  serve(ofEstimates.reviseEstimate, estimates.reviseEstimate),
  serve(ofEstimates.acceptEstimate, estimates.acceptEstimate),
  serve(ofEstimates.declineEstimate, estimates.declineEstimate),
  serve(ofDelivery.startWork, delivery.startWork),
  serve(ofDelivery.releaseNeeds, delivery.releaseNeeds),
  serve(ofDelivery.acceptNeed, delivery.acceptNeed),
  serve(ofDelivery.rejectNeed, delivery.rejectNeed),
  serve(ofDelivery.giveFeedback, delivery.giveFeedback),
  serve(ofCapacity.readQueue, queue.readQueue),
  serve(ofCapacity.listMonths, queue.listMonths),
  serve(ofCapacity.listWork, queue.listWork),
  serve(ofCapacity.writeWork, capacity.writeWork),
  serve(ofCapacity.takeWorkBack, capacity.takeWorkBack),
]
