/** Joins the routes of rounds with what they run. */
import { serve } from '#platform/module.ts'
import { callTranche, confirmRound, noteDelivered, reportSlip } from './actions/calls.ts'
import { closeEarly } from './actions/closing.ts'
import { exportRounds } from './actions/export.ts'
import { askToOpen, draftRound, openDraft, openRound, reopenRound } from './actions/opening.ts'
import { confirmHours, payCall } from './actions/payments.ts'
import {
  agreeHours,
  changePledge,
  confirmPledge,
  declineRound,
  intend,
  pledge,
  withdrawPledge,
} from './actions/pledging.ts'
import * as calls from './contract-calls.ts'
import * as pledges from './contract-pledges.ts'
import * as rounds from './contract-rounds.ts'
import { listRounds, readPledge, readRound } from './reads/rounds.ts'
import { simulateRound } from './simulation.ts'

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
  serve(calls.reportSlip, reportSlip),
  serve(calls.callTranche, callTranche),
  serve(calls.noteDelivered, noteDelivered),
  serve(calls.payCall, payCall),
  serve(calls.confirmHours, confirmHours),
]
