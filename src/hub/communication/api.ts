/** Joins the routes of communication with what they run. */
import './people.ts'
import { serve } from '#platform/module.ts'
import { exportSubscribers } from './actions/export.ts'
import { exportArchive, exportOwnList, exportThreads } from './actions/export-list.ts'
import { importArchive } from './actions/import-archive.ts'
import * as issueTexts from './actions/issue-texts.ts'
import * as issues from './actions/issues.ts'
import { noteListBounce } from './actions/list-bounces.ts'
import * as moderating from './actions/moderating.ts'
import * as onList from './actions/on-list.ts'
import * as subscribing from './actions/subscribing.ts'
import { takeMail } from './actions/taking-mail.ts'
import * as threads from './actions/threads.ts'
import { dataRoutes } from './api/data.ts'
import { siteRoutes } from './api/site.ts'
import { taskRoutes } from './api/tasks.ts'
import * as ofIssues from './contract/issues.ts'
import * as ofList from './contract/list.ts'
import * as ofModeration from './contract/moderation.ts'
import * as contract from './contract/newsletter.ts'
import * as ofSubscribers from './contract/subscribers.ts'
import * as issueReads from './reads/issues.ts'
import * as list from './reads/list.ts'
import * as moderation from './reads/moderation.ts'
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
  serve(ofIssues.reviewText, issueTexts.reviewText),
  serve(ofIssues.addPicture, issueTexts.addPicture),
  serve(ofIssues.removePicture, issueTexts.removePicture),
  serve(ofIssues.readPicture, issueReads.readPicture),
  serve(ofIssues.handInIssue, issues.handInIssue),
  serve(ofIssues.approveIssue, issues.approveIssue),
  serve(ofIssues.sendIssueBack, issues.sendIssueBack),
  serve(ofIssues.pauseIssue, issues.pauseIssue),
  serve(ofIssues.resumeIssue, issues.resumeIssue),
  serve(ofIssues.cancelIssue, issues.cancelIssue),
  serve(ofIssues.settleUnsure, issues.settleUnsure),
  serve(ofIssues.readIssuePage, issueReads.readIssuePage),
  serve(ofList.readList, list.readList),
  serve(ofList.listThreads, list.listThreads),
  serve(ofList.exportThreads, exportThreads),
  serve(ofList.exportArchive, exportArchive),
  serve(ofList.readThread, list.readThread),
  serve(ofList.chooseMode, onList.chooseMode),
  serve(ofList.leaveList, onList.leaveList),
  serve(ofList.exportOwnList, exportOwnList),
  serve(ofList.writePost, onList.writePost),
  serve(ofList.solveThread, threads.solveThread),
  serve(ofList.reopenThread, threads.reopenThread),
  serve(ofList.makeFaq, threads.makeFaq),
  serve(ofList.listFaq, list.listFaq),
  serve(ofList.writeFaq, threads.writeFaq),
  serve(ofList.removeFaq, threads.removeFaq),
  serve(ofList.makeNeed, threads.makeNeed),
  serve(ofList.readStopListPage, list.readStopListPage),
  serve(ofList.stopList, onList.stopList),
  serve(ofList.readListFile, list.readListFile),
  serve(ofModeration.listPosts, moderation.listPosts),
  serve(ofModeration.acceptPost, moderating.acceptPost),
  serve(ofModeration.rejectPost, moderating.rejectPost),
  serve(ofModeration.discardPost, moderating.discardPost),
  serve(ofModeration.listMembers, moderation.listMembers),
  serve(ofModeration.ruleSender, moderating.ruleSender),
  serve(ofModeration.listSenders, moderation.listSenders),
  serve(ofModeration.noteListBounce, noteListBounce),
  serve(ofModeration.takeMail, takeMail),
  serve(ofModeration.importArchive, importArchive),
  ...siteRoutes,
  ...taskRoutes,
  ...dataRoutes,
]
