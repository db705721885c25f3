import { type Served, serve } from '../module.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'

export const api: readonly Served[] = [
  serve(contract.listPushDevices, actions.readDevices),
  serve(contract.addPushDevice, actions.addDevice),
  serve(contract.removePushDevice, actions.removeDevice),
  serve(contract.testPushDevice, actions.testDevice),
]
