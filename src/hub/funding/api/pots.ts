/** Joins the routes of pots with what they run. */
import { serve } from '#platform/module.ts'
import { changeCredit, contribute, removeFromPot } from '../actions/giving.ts'
import { becomePatron, endPatronage, readPatrons } from '../actions/patrons.ts'
import * as actions from '../actions/pots.ts'
import * as patrons from '../contract/patrons.ts'
import * as pots from '../contract/pots.ts'
import { listPots, readPot } from '../reads/pots.ts'

export const potRoutes = [
  serve(pots.listPots, listPots),
  serve(pots.exportPots, actions.exportPots),
  serve(pots.readPot, readPot),
  serve(pots.openPot, actions.openPot),
  serve(pots.changePot, actions.changePot),
  serve(pots.cancelPot, actions.cancelPot),
  serve(pots.addItem, actions.addItem),
  serve(pots.deleteItem, actions.deleteItem),
  serve(pots.cancelItem, actions.cancelItem),
  serve(pots.acceptItem, actions.acceptItem),
  serve(pots.completeItem, actions.completeItem),
  serve(pots.contribute, contribute),
  serve(pots.changeCredit, changeCredit),
  serve(pots.removeFromPot, removeFromPot),
  serve(patrons.readPatrons, readPatrons),
  serve(patrons.becomePatron, becomePatron),
  serve(patrons.endPatronage, endPatronage),
]
