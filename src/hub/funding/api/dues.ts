/** Joins the routes of dues, of approvals and of the bank with what they run. */
import { serve } from '#platform/module.ts'
import { approveWish, declineWish } from '../actions/approvals.ts'
import * as bankActs from '../actions/bank.ts'
import { waiveDues, writeOffDues } from '../actions/closing-dues.ts'
import * as duesActs from '../actions/dues.ts'
import { turnDues } from '../actions/periods.ts'
import * as bank from '../contract/bank.ts'
import * as periods from '../contract/periods.ts'
import { listBankLines, listDemands } from '../reads/bank.ts'
import * as duesReads from '../reads/dues-periods.ts'

export const duesRoutes = [
  serve(periods.listPeriods, duesReads.listPeriods),
  serve(periods.exportPeriods, duesReads.exportPeriods),
  serve(periods.readPeriod, duesReads.readPeriod),
  serve(periods.readOwnDues, duesReads.readOwnDues),
  serve(periods.readArrears, duesReads.readArrears),
  serve(periods.readFunded, duesReads.readFunded),
  serve(periods.turnDues, turnDues),
  serve(periods.recordPayment, duesActs.recordPayment),
  serve(periods.payFromCredit, duesActs.payFromCredit),
  serve(periods.exemptDues, duesActs.exemptDues),
  serve(periods.sponsorDues, duesActs.sponsorDues),
  serve(periods.checkArrears, duesActs.checkArrears),
  serve(periods.reportHoursInKind, duesActs.reportHoursInKind),
  serve(periods.confirmHoursInKind, duesActs.confirmHoursInKind),
  serve(periods.declineHoursInKind, duesActs.declineHoursInKind),
  serve(periods.waiveDues, waiveDues),
  serve(periods.writeOffDues, writeOffDues),
  serve(periods.listWishes, duesReads.listWishes),
  serve(periods.approveWish, approveWish),
  serve(periods.declineWish, declineWish),
]

export const bankRoutes = [
  serve(bank.readBankFile, bankActs.readBankFile),
  serve(bank.listBankLines, listBankLines),
  serve(bank.listDemands, listDemands),
  serve(bank.exportBankLines, bankActs.exportBankLines),
  serve(bank.assignBankLine, bankActs.assignBankLine),
  serve(bank.unmatchBankLine, bankActs.unmatchBankLine),
  serve(bank.setAsideBankLine, bankActs.setAsideBankLine),
  serve(bank.bookBankFee, bankActs.bookBankFee),
]
