import { serve } from '../module.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'

export const api = [
  serve(contract.listViews, actions.listViews),
  serve(contract.saveView, actions.saveView),
  serve(contract.removeView, actions.removeView),
]
