/** Joins the routes of governance with what they run. */
import { serve } from '#platform/module.ts'
import * as contract from './contract.ts'
import * as proposals from './reads/proposals.ts'

export const api = [serve(contract.listProposals, proposals.listProposals)]
