import { type Served, serve } from '../module.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'
import * as reads from './reads.ts'

export const api: readonly Served[] = [
  serve(contract.listMailbox, reads.readMails),
  serve(contract.readMail, reads.readOneMail),
  serve(contract.sendAgain, actions.sendMailAgain),
  serve(contract.listNoticeTexts, reads.readNoticeTexts),
  serve(contract.changeNoticeText, actions.changeText),
  serve(contract.resetNoticeText, actions.resetText),
  serve(contract.previewNoticeText, reads.previewText),
  serve(contract.readOwnPreferences, reads.readOwn),
  serve(contract.changeOwnPreference, actions.chooseOwn),
  serve(contract.readPreferencesByLink, reads.readByLink),
  serve(contract.changePreferenceByLink, actions.chooseByLink),
  serve(contract.stopNotice, actions.stopByLink),
  serve(contract.readMailKey, reads.readMailKey),
]
