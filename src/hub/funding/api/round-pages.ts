/** Joins the routes that only screens and papers of rounds ask with what they run. */
import { serve } from '#platform/module.ts'
import * as brief from '../contract/brief.ts'
import * as estimates from '../contract/estimates.ts'
import * as history from '../contract/history.ts'
import * as file from '../contract/round-file.ts'
import * as sharers from '../contract/sharers.ts'
import * as waiting from '../contract/waiting.ts'
import { printBrief, readBrief } from '../reads/brief.ts'
import { readFundable, readSurplusChoice } from '../reads/estimates.ts'
import { readRoundHistory } from '../reads/history.ts'
import { readRoundFile } from '../reads/round-file.ts'
import { readSharers } from '../reads/sharers.ts'
import { readWaitingRounds } from '../reads/waiting.ts'

export const roundPageRoutes = [
  serve(sharers.readSharers, readSharers),
  serve(waiting.readWaitingRounds, readWaitingRounds),
  serve(history.readRoundHistory, readRoundHistory),
  serve(brief.readBrief, readBrief),
  serve(brief.printBrief, printBrief),
  serve(file.readRoundFile, readRoundFile),
  serve(estimates.readFundable, readFundable),
  serve(estimates.readSurplusChoice, readSurplusChoice),
]
