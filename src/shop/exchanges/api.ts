/** Joins the routes of exchanges with what they run: each way signed in, and by the link of a mail. */
import './doors.ts'
import { serve } from '#platform/module.ts'
import * as calling from './actions/call-out-answering.ts'
import * as changing from './actions/change.ts'
import * as giving from './actions/giving-up.ts'
import * as instead from './actions/instead.ts'
import * as behalf from './actions/on-behalf.ts'
import * as openCallLists from './actions/open-calls.ts'
import * as asking from './actions/pot-asking.ts'
import * as potGiving from './actions/pot-giving.ts'
import * as standingIn from './actions/stand-in.ts'
import * as standingBy from './actions/standby.ts'
import * as standbyLists from './actions/standby-list.ts'
import * as swapping from './actions/swap.ts'
import * as answering from './actions/swap-answering.ts'
import * as wishing from './actions/swap-wishes.ts'
import * as telling from './actions/tell-shop.ts'
import * as undoing from './actions/undo.ts'
import * as callOut from './contract-call-out.ts'
import * as coming from './contract-cannot-come.ts'
import * as change from './contract-change.ts'
import * as losing from './contract-instead.ts'
import * as office from './contract-office.ts'
import * as openCalls from './contract-open-calls.ts'
import * as pot from './contract-pot.ts'
import * as standIn from './contract-stand-in.ts'
import * as standbyList from './contract-standby-list.ts'
import * as story from './contract-story.ts'
import * as swap from './contract-swap.ts'
import * as swapAnswer from './contract-swap-answer.ts'
import * as callOuts from './reads/call-out.ts'
import * as ways from './reads/cannot-come.ts'
import * as lost from './reads/instead.ts'
import * as offices from './reads/office.ts'
import * as places from './reads/places.ts'
import * as pots from './reads/pot.ts'
import * as standIns from './reads/stand-in.ts'
import * as stories from './reads/story.ts'
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
  serve(losing.findInstead, lost.findInstead),
  serve(losing.findInsteadByLink, lost.findInsteadByLink),
  serve(losing.takeInstead, instead.takeInstead),
  serve(losing.takeInsteadByLink, instead.takeInsteadByLink),
  serve(swap.readMySwaps, swaps.readMySwaps),
  serve(swap.readSwapWays, swaps.readSwapWays),
  serve(swap.readSwapWaysByLink, swaps.readSwapWaysByLink),
  serve(swap.askSwap, swapping.askSwap),
  serve(swap.askSwapByLink, swapping.askSwapByLink),
  serve(swap.changeWishes, wishing.changeWishes),
  serve(swap.changeWishesByLink, wishing.changeWishesByLink),
  serve(swap.agreeSwap, swapping.agreeSwap),
  serve(swap.agreeSwapByLink, swapping.agreeSwapByLink),
  serve(swapAnswer.readSwapAsk, swaps.readSwapAsk),
  serve(swapAnswer.readSwapAskByLink, swaps.readSwapAskByLink),
  serve(swapAnswer.acceptSwap, swapping.acceptSwap),
  serve(swapAnswer.acceptSwapByLink, swapping.acceptSwapByLink),
  serve(swapAnswer.declineAsk, swapping.declineAsk),
  serve(swapAnswer.declineAskByLink, swapping.declineAskByLink),
  serve(swap.cancelSwap, swapping.cancelSwap),
  serve(swap.cancelSwapByLink, swapping.cancelSwapByLink),
  serve(swapAnswer.readProposal, proposals.readProposal),
  serve(swapAnswer.readProposalByLink, proposals.readProposalByLink),
  serve(swapAnswer.consentSwap, answering.consentSwap),
  serve(swapAnswer.consentSwapByLink, answering.consentSwapByLink),
  serve(swapAnswer.declineSwap, answering.declineSwap),
  serve(swapAnswer.declineSwapByLink, answering.declineSwapByLink),
  serve(coming.tellShop, telling.tellShop),
  serve(coming.tellShopByLink, telling.tellShopByLink),
  serve(standIn.readStandInWays, standIns.readStandInWays),
  serve(standIn.readStandInWaysByLink, standIns.readStandInWaysByLink),
  serve(standIn.listCalls, standIns.listCalls),
  serve(standIn.readMyCalls, standIns.readMyCalls),
  serve(standIn.readCall, standIns.readCall),
  serve(standIn.readCallByLink, standIns.readCallByLink),
  serve(standIn.askStandIn, standingIn.askStandIn),
  serve(standIn.askStandInByLink, standingIn.askStandInByLink),
  serve(standIn.handBackSeat, standingIn.handBackSeat),
  serve(standIn.handBackSeatByLink, standingIn.handBackSeatByLink),
  serve(standIn.acceptStandIn, standingIn.acceptStandIn),
  serve(standIn.acceptStandInByLink, standingIn.acceptStandInByLink),
  serve(standIn.declineStandIn, standingIn.declineStandIn),
  serve(standIn.declineStandInByLink, standingIn.declineStandInByLink),
  serve(standIn.withdrawStandIn, standingIn.withdrawStandIn),
  serve(standIn.withdrawStandInByLink, standingIn.withdrawStandInByLink),
  serve(callOut.readMyStandby, callOuts.readMyStandby),
  serve(callOut.readMyCallOuts, callOuts.readMyCallOuts),
  serve(callOut.readCallOut, callOuts.readCallOut),
  serve(callOut.readCallOutByLink, callOuts.readCallOutByLink),
  serve(callOut.addStandby, standingBy.addStandby),
  serve(callOut.endStandby, standingBy.endStandby),
  serve(callOut.comeToCallOut, calling.comeToCallOut),
  serve(callOut.comeToCallOutByLink, calling.comeToCallOutByLink),
  serve(callOut.declineCallOut, calling.declineCallOut),
  serve(callOut.declineCallOutByLink, calling.declineCallOutByLink),
  serve(pot.readMyPot, pots.readMyPot),
  serve(pot.readGiving, pots.readGiving),
  serve(pot.giveShift, potGiving.giveShift),
  serve(pot.giveCredit, potGiving.giveCredit),
  serve(pot.cancelGift, potGiving.cancelGift),
  serve(pot.validateGift, potGiving.validateGift),
  serve(pot.requestPot, asking.requestPot),
  serve(pot.requestPotByLink, asking.requestPotByLink),
  serve(pot.cancelPotRequest, asking.cancelPotRequest),
  serve(pot.validatePotRequest, asking.validatePotRequest),
  serve(pot.readPotLevels, pots.readPotLevels),
  serve(pot.listPotMovements, offices.listPotMovements),
  serve(pot.exportPotMovements, offices.exportPotMovements),
  serve(openCalls.listOpenCalls, openCallLists.listOpenCalls),
  serve(openCalls.exportOpenCalls, openCallLists.exportOpenCalls),
  serve(standbyList.listStandby, standbyLists.listStandby),
  serve(standbyList.exportStandby, standbyLists.exportStandby),
  serve(office.listExchanges, offices.listExchanges),
  serve(office.exportExchanges, offices.exportExchanges),
  serve(story.readExchange, stories.readExchange),
  serve(story.answerProposalFor, behalf.answerProposalFor),
  serve(story.answerAskFor, behalf.answerAskFor),
  serve(story.endSwapFor, behalf.endSwapFor),
  serve(story.answerCallFor, behalf.answerCallFor),
  serve(story.endCallFor, behalf.endCallFor),
  serve(story.handBackFor, behalf.handBackFor),
  serve(story.answerCallOutFor, behalf.answerCallOutFor),
  serve(story.undoChange, undoing.undoChange),
  serve(story.undoSwap, undoing.undoSwap),
  serve(office.listExchangeStatistics, offices.listExchangeStatistics),
  serve(office.exportExchangeStatistics, offices.exportExchangeStatistics),
]
