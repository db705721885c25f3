/** Joins the routes of communication with what they run. */
import './people.ts'
import { serve } from '#platform/module.ts'
import { exportSubscribers } from './actions/export.ts'
import * as subscribing from './actions/subscribing.ts'
import * as contract from './contract.ts'
import * as ofSubscribers from './contract-subscribers.ts'
import * as subscribers from './reads/subscribers.ts'

export const api = [
  serve(contract.readNewsPage, subscribers.readNewsPage),
  serve(contract.askForNews, subscribing.askForNews),
  serve(contract.readConfirmPage, subscribers.readConfirmPage),
  serve(contract.confirmNews, subscribing.confirmNews),
  serve(contract.readStopPage, subscribers.readStopPage),
  serve(contract.stopNews, subscribing.stopNews),
  serve(ofSubscribers.listSubscribers, subscribers.listSubscribers),
  serve(ofSubscribers.exportSubscribers, exportSubscribers),
  serve(ofSubscribers.noteBounce, subscribing.noteBounce),
]
