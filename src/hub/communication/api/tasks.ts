/** Joins the routes of tasks, contributors and Open Weeks with what they run. */
import { registerCalendarDates } from '#hub/meetings/public.ts'
import { registerOwnTables } from '#hub/organisations/public.ts'
import { serve } from '#platform/module.ts'
import * as contributors from '../actions/contributors.ts'
import { exportContributors, exportTasks } from '../actions/export-tasks.ts'
import * as openWeeks from '../actions/open-weeks.ts'
import * as taking from '../actions/taking-tasks.ts'
import * as writing from '../actions/writing-tasks.ts'
import { weekDates } from '../board/week-dates.ts'
import * as ofBoard from '../contract/board.ts'
import * as ofWeeks from '../contract/open-weeks.ts'
import * as ofTasks from '../contract/tasks.ts'
import * as board from '../reads/board.ts'
import * as weekReads from '../reads/open-weeks.ts'
import * as taskReads from '../reads/tasks.ts'

registerOwnTables([['communication.task', 'participant_id']])
registerCalendarDates((ctx, from) => weekDates(ctx, ctx.shop.language, from))

export const taskRoutes = [
  serve(ofTasks.listTasks, taskReads.listTasks),
  serve(ofTasks.readTasks, taskReads.readTasks),
  serve(ofTasks.readTask, taskReads.readTask),
  serve(ofTasks.exportTasks, exportTasks),
  serve(ofTasks.proposeTask, writing.proposeTask),
  serve(ofTasks.tellAddition, writing.tellAddition),
  serve(ofTasks.writeTask, writing.writeTask),
  serve(ofTasks.classifyTask, writing.classifyTask),
  serve(ofTasks.nameMentor, writing.nameMentor),
  serve(ofTasks.readyTask, writing.readyTask),
  serve(ofTasks.takeTask, taking.takeTask),
  serve(ofTasks.noteWork, taking.noteWork),
  serve(ofTasks.giveTaskBack, taking.giveTaskBack),
  serve(ofTasks.deliverTask, taking.deliverTask),
  serve(ofTasks.acceptWork, taking.acceptWork),
  serve(ofTasks.askChanges, taking.askChanges),
  serve(ofTasks.askCredit, taking.askCredit),
  serve(ofWeeks.listContributors, weekReads.listContributors),
  serve(ofWeeks.exportContributors, exportContributors),
  serve(ofWeeks.inviteContributor, contributors.inviteContributor),
  serve(ofWeeks.noteAgreements, contributors.noteAgreements),
  serve(ofWeeks.endContributor, contributors.endContributor),
  serve(ofWeeks.listWeeks, weekReads.listWeeks),
  serve(ofWeeks.readWeek, weekReads.readWeek),
  serve(ofWeeks.planWeek, openWeeks.planWeek),
  serve(ofWeeks.changeWeek, openWeeks.changeWeek),
  serve(ofWeeks.cancelWeek, openWeeks.cancelWeek),
  serve(ofWeeks.joinWeek, openWeeks.joinWeek),
  serve(ofWeeks.mentorWeek, openWeeks.mentorWeek),
  serve(ofWeeks.addToWeek, openWeeks.addToWeek),
  serve(ofWeeks.leaveWeek, openWeeks.leaveWeek),
  serve(ofWeeks.openCall, openWeeks.openCall),
  serve(ofWeeks.closeCall, openWeeks.closeCall),
  serve(ofBoard.readBoard, board.readBoard),
  serve(ofBoard.readBoardTask, board.readBoardTask),
  serve(ofBoard.readBoardFeed, board.readBoardFeed),
  serve(ofBoard.readBoardTable, board.readBoardTable),
  serve(ofBoard.readWeeksCalendar, board.readWeeksCalendar),
  serve(ofBoard.readHelpPage, board.readHelpPage),
  serve(ofBoard.readConfirmHelp, board.readConfirmHelp),
  serve(ofBoard.askToHelp, contributors.askToHelp),
  serve(ofBoard.confirmHelp, contributors.confirmHelp),
]
