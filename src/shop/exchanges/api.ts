/** Joins the routes of exchanges with what they run: each way signed in, and by the link of a mail. */
import './doors.ts'
import { serve } from '#platform/module.ts'
import * as changing from './actions/change.ts'
import * as giving from './actions/giving-up.ts'
import * as swapping from './actions/swap.ts'
import * as answering from './actions/swap-answering.ts'
import * as coming from './contract-cannot-come.ts'
import * as change from './contract-change.ts'
import * as swap from './contract-swap.ts'
import * as ways from './reads/cannot-come.ts'
import * as places from './reads/places.ts'
import * as swaps from './reads/swap.ts'
import * as proposals from './reads/swap-proposal.ts'

export const api = [
  serve(coming.readCannotCome, ways.readCannotCome),
  serve(coming.readCannotComeByLink, ways.readCannotComeByLink),
  serve(change.findPlaces, places.findPlaces),
  serve(change.findPlacesByLink, places.findPlacesByLink),
  serve(change.changeSeat, changing.changeSeat),
  serve(change.changeSeatByLink, changing.changeSeatByLink),
  serve(coming.giveBackSeat, giving.giveBackSeat),
  serve(coming.giveBackSeatByLink, giving.giveBackSeatByLink),
  serve(coming.releaseSeat, giving.releaseSeat),
  serve(coming.releaseSeatByLink, giving.releaseSeatByLink),
  serve(swap.readMySwaps, swaps.readMySwaps),
  serve(swap.readSwapWays, swaps.readSwapWays),
  serve(swap.readSwapWaysByLink, swaps.readSwapWaysByLink),
  serve(swap.askSwap, swapping.askSwap),
  serve(swap.askSwapByLink, swapping.askSwapByLink),
  serve(swap.agreeSwap, swapping.agreeSwap),
  serve(swap.agreeSwapByLink, swapping.agreeSwapByLink),
  serve(swap.readSwapAsk, swaps.readSwapAsk),
  serve(swap.readSwapAskByLink, swaps.readSwapAskByLink),
  serve(swap.acceptSwap, swapping.acceptSwap),
  serve(swap.acceptSwapByLink, swapping.acceptSwapByLink),
  serve(swap.declineAsk, swapping.declineAsk),
  serve(swap.declineAskByLink, swapping.declineAskByLink),
  serve(swap.cancelSwap, swapping.cancelSwap),
  serve(swap.cancelSwapByLink, swapping.cancelSwapByLink),
  serve(swap.readProposal, proposals.readProposal),
  serve(swap.readProposalByLink, proposals.readProposalByLink),
  serve(swap.consentSwap, answering.consentSwap),
  serve(swap.consentSwapByLink, answering.consentSwapByLink),
  serve(swap.declineSwap, answering.declineSwap),
  serve(swap.declineSwapByLink, answering.declineSwapByLink),
]
