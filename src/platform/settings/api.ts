import { type Served, serve } from '../module.ts'
import { change, reset } from './actions.ts'
import { changeSetting, listSettings, readSettingHistory, resetSetting } from './contract.ts'
import { readAll, readChanges } from './reads.ts'

export const api: readonly Served[] = [
  serve(listSettings, readAll),
  serve(readSettingHistory, readChanges),
  serve(changeSetting, change),
  serve(resetSetting, reset),
]
