/** Joins the routes of rounds with what they run. */
import { serve } from '#platform/module.ts'
import { callTranche, confirmRound, noteDelivered } from '../actions/calls.ts'
import { closeEarly } from '../actions/closing.ts'
import { bookCost, markLastCost, payProvider } from '../actions/costs.ts'
import { cancelRound, chooseSurplus, sayOnRound, settleRound, stopRound } from '../actions/ending.ts'
import { exportRounds } from '../actions/export.ts'
import {
  askToJoin,
  callLateJoin,
  confirmLateJoin,
  decideLateJoin,
  quoteLateJoin,
  withdrawJoin,
} from '../actions/late.ts'
import { advanceCall, noteMediation, offerTakeOver, shareMissing } from '../actions/missing.ts'
import { askToOpen, draftRound, openDraft, openRound, reopenRound } from '../actions/opening.ts'
import { importPast } from '../actions/past.ts'
import { confirmHours, payCall } from '../actions/payments.ts'
import {
  agreeHours,
  changePledge,
  confirmPledge,
  declineRound,
  intend,
  pledge,
  withdrawPledge,
} from '../actions/pledging.ts'
import { answerRise, decideRise, tellRise } from '../actions/rises.ts'
import { correctSlip, dismissSlip, reportSlip } from '../actions/slips.ts'
import * as calls from '../contract/calls.ts'
import * as endings from '../contract/endings.ts'
import * as late from '../contract/late.ts'
import * as missing from '../contract/missing.ts'
import * as pledges from '../contract/pledges.ts'
import * as rounds from '../contract/rounds.ts'
import * as slips from '../contract/slips.ts'
import { listRounds, readPledge, readRound } from '../reads/rounds.ts'
import { simulateRound } from '../reads/simulation.ts'

export const roundRoutes = [
  serve(rounds.simulateRound, simulateRound),
  serve(rounds.openRound, openRound),
  serve(rounds.draftRound, draftRound),
  serve(rounds.askToOpen, askToOpen),
  serve(rounds.openDraft, openDraft),
  serve(rounds.reopenRound, reopenRound),
  serve(rounds.closeEarly, closeEarly),
  serve(rounds.listRounds, listRounds),
  serve(rounds.exportRounds, exportRounds),
  serve(rounds.readRound, readRound),
  serve(pledges.pledge, pledge),
  serve(pledges.intend, intend),
  serve(pledges.confirmPledge, confirmPledge),
  serve(pledges.changePledge, changePledge),
  serve(pledges.agreeHours, agreeHours),
  serve(pledges.declineRound, declineRound),
  serve(pledges.readPledge, readPledge),
  serve(pledges.withdrawPledge, withdrawPledge),
  serve(calls.confirmRound, confirmRound),
  serve(slips.reportSlip, reportSlip),
  serve(slips.correctSlip, correctSlip),
  serve(slips.dismissSlip, dismissSlip),
  serve(calls.callTranche, callTranche),
  serve(calls.noteDelivered, noteDelivered),
  serve(calls.payCall, payCall),
  serve(calls.confirmHours, confirmHours),
  serve(endings.bookCost, bookCost),
  serve(endings.markLastCost, markLastCost),
  serve(endings.payProvider, payProvider),
  serve(endings.settleRound, settleRound),
  serve(endings.stopRound, stopRound),
  serve(endings.cancelRound, cancelRound),
  serve(endings.sayOnRound, sayOnRound),
  serve(endings.chooseSurplus, chooseSurplus),
  serve(late.askToJoin, askToJoin),
  serve(late.quoteLateJoin, quoteLateJoin),
  serve(late.confirmLateJoin, confirmLateJoin),
  serve(late.callLateJoin, callLateJoin),
  serve(late.decideLateJoin, decideLateJoin),
  serve(late.withdrawJoin, withdrawJoin),
  serve(late.importPast, importPast),
  serve(missing.noteMediation, noteMediation),
  serve(missing.advanceCall, advanceCall),
  serve(missing.offerTakeOver, offerTakeOver),
  serve(missing.shareMissing, shareMissing),
  serve(missing.tellRise, tellRise),
  serve(missing.answerRise, answerRise),
  serve(missing.decideRise, decideRise),
]
