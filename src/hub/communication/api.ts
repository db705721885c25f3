/** Joins the routes of communication with what they run. */
import './people.ts'
import { serve } from '#platform/module.ts'
import { exportSubscribers } from './actions/export.ts'
import * as issues from './actions/issues.ts'
import * as subscribing from './actions/subscribing.ts'
import * as contract from './contract.ts'
import * as ofIssues from './contract-issues.ts'
import * as ofSubscribers from './contract-subscribers.ts'
import * as issueReads from './reads/issues.ts'
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
  serve(ofIssues.listIssues, issueReads.listIssues),
  serve(ofIssues.readIssue, issueReads.readIssue),
  serve(ofIssues.beginIssue, issues.beginIssue),
  serve(ofIssues.writeIssue, issues.writeIssue),
  serve(ofIssues.handInIssue, issues.handInIssue),
  serve(ofIssues.approveIssue, issues.approveIssue),
  serve(ofIssues.sendIssueBack, issues.sendIssueBack),
  serve(ofIssues.pauseIssue, issues.pauseIssue),
  serve(ofIssues.resumeIssue, issues.resumeIssue),
  serve(ofIssues.cancelIssue, issues.cancelIssue),
  serve(ofIssues.settleUnsure, issues.settleUnsure),
  serve(ofIssues.readIssuePage, issueReads.readIssuePage),
]
