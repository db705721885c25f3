/** Joins the routes of funding with what they run. */
import { serve } from '#platform/module.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'
import * as dues from './contract-dues.ts'
import * as rounds from './contract-rounds.ts'
import * as sharers from './contract-sharers.ts'
import { adoptDuesPlan, chooseDues, readDues } from './dues.ts'
import { readSharers } from './reads/sharers.ts'
import { readLedger } from './reads.ts'
import { openRound, pledge, readRound, withdrawPledge } from './rounds.ts'
import { simulateRound } from './simulation.ts'

export const api = [
  serve(contract.readLedger, readLedger),
  serve(contract.bookOpening, actions.bookOpening),
  serve(contract.coverShortage, actions.coverShortage),
  serve(contract.reverseSet, actions.reverseSet),
  serve(contract.lockMonth, actions.lockMonth),
  serve(rounds.simulateRound, simulateRound),
  serve(dues.adoptDuesPlan, adoptDuesPlan),
  serve(dues.chooseDues, chooseDues),
  serve(dues.readDues, readDues),
  serve(rounds.openRound, openRound),
  serve(rounds.pledge, pledge),
  serve(rounds.withdrawPledge, withdrawPledge),
  serve(rounds.readRound, readRound),
  serve(sharers.readSharers, readSharers),
]
