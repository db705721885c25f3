/** Joins the routes of expenses with what they run. */
import { serve } from '#platform/module.ts'
import * as steps from '../actions/expense-steps.ts'
import * as acts from '../actions/expenses.ts'
import { readPaymentFile } from '../actions/payment-file.ts'
import * as contract from '../contract/expenses.ts'
import * as reads from '../reads/expenses.ts'

export const expenseRoutes = [
  serve(contract.listExpenses, reads.listExpenses),
  serve(contract.exportExpenses, reads.exportExpenses),
  serve(contract.readExpense, reads.readExpense),
  serve(contract.readPaper, reads.readPaper),
  serve(contract.writeExpense, acts.writeExpense),
  serve(contract.changeExpense, acts.changeExpense),
  serve(contract.submitExpense, acts.submitExpense),
  serve(contract.addPaper, acts.addPaper),
  serve(contract.removePaper, acts.removePaper),
  serve(contract.cancelExpense, acts.cancelExpense),
  serve(contract.approveExpense, steps.approveExpense),
  serve(contract.rejectExpense, steps.rejectExpense),
  serve(contract.askMoreOfExpense, steps.askMoreOfExpense),
  serve(contract.scheduleExpense, steps.scheduleExpense),
  serve(contract.failExpense, steps.failExpense),
  serve(contract.payExpense, steps.payExpense),
  serve(contract.takeExpenseBack, steps.takeExpenseBack),
  serve(contract.readPaymentFile, readPaymentFile),
]
