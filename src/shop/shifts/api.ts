/** Joins the routes of shifts with what they run. */
import './doors.ts'
import { serve } from '#platform/module.ts'
import * as attendance from './actions/attendance.ts'
import * as booking from './actions/booking.ts'
import * as calendars from './actions/calendar.ts'
import * as campaigns from './actions/campaign.ts'
import * as claims from './actions/claim.ts'
import * as closings from './actions/closing.ts'
import * as contests from './actions/contest.ts'
import * as seats from './actions/fixed-seat.ts'
import * as wishes from './actions/fixed-seat-wish.ts'
import * as generation from './actions/generation.ts'
import * as leaves from './actions/leave.ts'
import * as leaveEnds from './actions/leave-end.ts'
import * as lists from './actions/planning-lists.ts'
import * as policies from './actions/policy.ts'
import * as rotas from './actions/rota.ts'
import * as sheets from './actions/sheet.ts'
import * as validation from './actions/sheet-validation.ts'
import * as shifts from './actions/shift.ts'
import * as rehearsing from './actions/simulation.ts'
import * as standing from './actions/standing.ts'
import * as templates from './actions/template.ts'
import * as watches from './actions/watch.ts'
import * as words from './actions/word.ts'
import * as workers from './actions/worker.ts'
import * as contract from './contract.ts'
import * as calendar from './contract-calendar.ts'
import * as claiming from './contract-claims.ts'
import * as counting from './contract-counting.ts'
import * as leaving from './contract-leave.ts'
import * as letters from './contract-letter.ts'
import * as office from './contract-office.ts'
import * as planning from './contract-planning.ts'
import * as policy from './contract-policy.ts'
import * as reporting from './contract-reports.ts'
import * as seating from './contract-seats.ts'
import * as keeping from './contract-sheets.ts'
import * as templating from './contract-template.ts'
import * as website from './contract-website.ts'
import * as people from './contract-workers.ts'
import * as leaveReads from './reads/leave.ts'
import * as ledger from './reads/ledger.ts'
import * as letter from './reads/letter.ts'
import * as mine from './reads/mine.ts'
import * as open from './reads/open.ts'
import * as publicWeek from './reads/public-week.ts'
import * as reports from './reads/reports.ts'
import * as kept from './reads/sheet.ts'
import * as rehearsal from './reads/simulation.ts'
import * as grid from './reads/template.ts'
import * as week from './reads/week.ts'
import * as crew from './reads/workers.ts'

export const api = [
  serve(contract.readMyShifts, mine.readMyShifts),
  serve(contract.readMyPlan, mine.readMyPlan),
  serve(contract.changeMyPlan, workers.changeMyPlan),
  serve(contract.findShifts, open.findShifts),
  serve(contract.nearestOpen, open.nearestOpen),
  serve(contract.readOpenShift, open.readOpenShift),
  serve(letters.readShiftByLink, letter.readShiftByLink),
  serve(contract.bookSeat, booking.bookSeat),
  serve(contract.cancelSeat, booking.cancelSeat),
  serve(contract.readWatches, watches.readWatches),
  serve(contract.addWatch, watches.addWatch),
  serve(contract.dropWatch, watches.dropWatch),
  serve(contract.listKinds, rotas.listKinds),
  serve(calendar.readWeek, week.readWeek),
  serve(calendar.readMonth, week.readMonth),
  serve(calendar.readShift, week.readShift),
  serve(website.readPublicWeek, publicWeek.readPublicWeek),
  serve(website.readWeekPage, publicWeek.readWeekPage),
  serve(calendar.listCalendars, calendars.listCalendars),
  serve(calendar.openCalendar, calendars.openCalendar),
  serve(calendar.closeCalendar, calendars.closeCalendar),
  serve(calendar.listShopCalendars, calendars.listShopCalendars),
  serve(calendar.openShopCalendar, calendars.openShopCalendar),
  serve(calendar.closeShopCalendar, calendars.closeShopCalendar),
  serve(calendar.readFeed, calendars.readFeed),
  serve(planning.createKind, rotas.createKind),
  serve(planning.editKind, rotas.editKind),
  serve(seating.readPlanWords, words.readPlanWords),
  serve(seating.renamePlanWord, words.renamePlanWord),
  serve(planning.listRotas, rotas.listRotas),
  serve(planning.createRota, rotas.createRota),
  serve(planning.editRota, rotas.editRota),
  serve(templating.listTemplates, grid.listTemplates),
  serve(templating.readTemplate, grid.readTemplate),
  serve(templating.previewTemplates, templates.previewTemplates),
  serve(templating.changeTemplates, templates.changeTemplates),
  serve(planning.giveFixedSeat, seats.giveFixedSeat),
  serve(planning.moveFixedSeat, seats.moveFixedSeat),
  serve(seating.previewFixedSeat, wishes.previewFixedSeat),
  serve(seating.previewFixedSeatMove, wishes.previewFixedSeatMove),
  serve(seating.listFixedSeats, lists.listFixedSeats),
  serve(seating.exportFixedSeats, lists.exportFixedSeats),
  serve(seating.seekTemplates, lists.seekTemplates),
  serve(seating.exportTemplates, lists.exportTemplates),
  serve(planning.generate, generation.generate),
  serve(planning.listGenerations, grid.listGenerations),
  serve(office.openShift, shifts.openShift),
  serve(office.editShift, shifts.editShift),
  serve(office.previewShift, shifts.previewShift),
  serve(office.cancelShift, shifts.cancelShift),
  serve(office.restoreShift, shifts.restoreShift),
  serve(office.changeShifts, shifts.changeShifts),
  serve(office.listClosings, closings.listClosings),
  serve(office.previewClosing, closings.previewClosing),
  serve(office.closeDays, closings.closeDays),
  serve(office.undoClosing, closings.undoClosing),
  serve(people.listWorkers, crew.listWorkers),
  serve(people.exportWorkers, crew.exportWorkers),
  serve(people.listSkills, crew.listSkills),
  serve(people.readWorker, crew.readOneWorker),
  serve(people.previewMode, crew.previewMode),
  serve(people.changeMode, workers.changeMode),
  serve(people.editWorker, workers.editWorker),
  serve(policy.readPolicy, policies.readPolicy),
  serve(policy.schedulePolicy, policies.schedulePolicy),
  serve(policy.beginSimulation, rehearsing.beginSimulation),
  serve(policy.continueSimulation, rehearsing.continueSimulation),
  serve(policy.listSimulations, rehearsal.listSimulations),
  serve(policy.readSimulation, rehearsal.readSimulation),
  serve(policy.listSimulation, rehearsal.listSimulation),
  serve(policy.exportSimulation, rehearsal.exportSimulation),
  serve(counting.markAttendance, attendance.markAttendance),
  serve(keeping.listSheets, kept.listSheets),
  serve(keeping.findSheets, kept.findSheets),
  serve(keeping.exportSheets, kept.exportSheets),
  serve(keeping.openSheet, sheets.openSheet),
  serve(keeping.readSheet, kept.readSheet),
  serve(keeping.markLines, sheets.markLines),
  serve(keeping.scanOnSheet, sheets.scanOnSheet),
  serve(keeping.addToSheet, sheets.addToSheet),
  serve(keeping.findForSheet, kept.findForSheet),
  serve(keeping.removeFromSheet, sheets.removeFromSheet),
  serve(keeping.validateSheet, validation.validateSheet),
  serve(keeping.readNotes, validation.readNotes),
  serve(keeping.contestOutcome, contests.contestOutcome),
  serve(keeping.listMyContests, kept.listMyContests),
  serve(keeping.listContests, kept.listContests),
  serve(keeping.answerContest, contests.answerContest),
  serve(counting.readLedger, ledger.readLedger),
  serve(counting.readStanding, ledger.readStanding),
  serve(counting.readMyLedger, ledger.readMyLedger),
  serve(counting.correctCounter, standing.correctCounter),
  serve(counting.giveGrace, standing.giveGrace),
  serve(counting.takeGrace, standing.takeGrace),
  serve(counting.giveExtension, standing.giveExtension),
  serve(counting.unsubscribe, standing.unsubscribe),
  serve(counting.resign, standing.resign),
  serve(reporting.listAboutToStop, reports.listAboutToStop),
  serve(reporting.exportAboutToStop, reports.exportAboutToStop),
  serve(reporting.listStandings, reports.listStandings),
  serve(reporting.exportStandings, reports.exportStandings),
  serve(reporting.listWeeksAhead, reports.listWeeksAhead),
  serve(reporting.exportWeeksAhead, reports.exportWeeksAhead),
  serve(reporting.listHoles, reports.listHoles),
  serve(reporting.exportHoles, reports.exportHoles),
  serve(reporting.listAttendance, reports.listAttendance),
  serve(reporting.exportAttendance, reports.exportAttendance),
  serve(reporting.seekAttendances, reports.seekAttendances),
  serve(reporting.exportAttendances, reports.exportAttendances),
  serve(reporting.listEntries, reports.listEntries),
  serve(reporting.exportEntries, reports.exportEntries),
  serve(leaving.seekLeaves, reports.seekLeaves),
  serve(leaving.exportLeaves, reports.exportLeaves),
  serve(claiming.readMyClaims, claims.readMyClaims),
  serve(claiming.claimWork, claims.claimWork),
  serve(claiming.withdrawClaim, claims.withdrawClaim),
  serve(claiming.listClaims, claims.listClaims),
  serve(claiming.approveClaim, claims.approveClaim),
  serve(claiming.refuseClaim, claims.refuseClaim),
  serve(claiming.exportClaims, reports.exportClaims),
  serve(leaving.listLeaves, leaveReads.listLeaves),
  serve(leaving.readLeaveTypes, leaveReads.readLeaveTypes),
  serve(leaving.readMyLeaves, leaveReads.readMyLeaves),
  serve(leaving.requestLeave, leaves.requestLeave),
  serve(leaving.withdrawLeave, leaves.withdrawLeave),
  serve(leaving.grantLeave, leaves.grantLeave),
  serve(leaving.previewLeave, leaveReads.previewLeave),
  serve(leaving.approveLeave, leaves.approveLeave),
  serve(leaving.refuseLeave, leaves.refuseLeave),
  serve(leaving.moveLeave, leaveEnds.moveLeave),
  serve(leaving.cancelLeave, leaveEnds.cancelLeave),
  serve(office.listCampaigns, campaigns.listCampaigns),
  serve(office.startCampaign, campaigns.startCampaign),
  serve(office.endCampaign, campaigns.endCampaign),
  serve(office.chooseSeat, campaigns.chooseSeat),
]
