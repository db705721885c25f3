/** Joins the routes of meetings with what they run. */
import './calendar/attached.ts'
import './names.ts'
import { serve } from '#platform/module.ts'
import * as agenda from './actions/agenda.ts'
import * as calendars from './actions/calendars.ts'
import * as deciding from './actions/deciding.ts'
import * as events from './actions/events.ts'
import { exportMeetings, exportMinutes, exportRegistrations } from './actions/export.ts'
import * as minutes from './actions/minutes.ts'
import * as planning from './actions/planning.ts'
import * as polls from './actions/polls.ts'
import * as registering from './actions/registering.ts'
import * as ofAgenda from './contract/agenda.ts'
import * as ofCalendars from './contract/calendars.ts'
import * as ofDeciding from './contract/deciding.ts'
import * as ofEvents from './contract/events.ts'
import * as ofGuests from './contract/guests.ts'
import * as contract from './contract/meetings.ts'
import * as ofMinutes from './contract/minutes.ts'
import * as ofPolls from './contract/polls.ts'
import * as ofWaiting from './contract/waiting.ts'
import * as guests from './guests/answers.ts'
import * as eventReads from './reads/events.ts'
import * as reads from './reads/meetings.ts'
import { readWaitingMeetings } from './reads/waiting.ts'

export const api = [
  serve(contract.listMeetings, reads.listMeetings),
  serve(contract.exportMeetings, exportMeetings),
  serve(contract.readMeetingsAbout, reads.readMeetingsAbout),
  serve(ofMinutes.exportMinutes, exportMinutes),
  serve(contract.readPlanning, reads.readPlanning),
  serve(ofWaiting.readWaitingMeetings, readWaitingMeetings),
  serve(contract.readMeeting, reads.readMeeting),
  serve(contract.planMeeting, planning.planMeeting),
  serve(contract.changeMeeting, planning.changeMeeting),
  serve(contract.nameRoles, planning.nameRoles),
  serve(contract.callMeeting, planning.callMeeting),
  serve(contract.cancelMeeting, planning.cancelMeeting),
  serve(contract.startMeeting, planning.startMeeting),
  serve(contract.endMeeting, planning.endMeeting),
  serve(contract.noteAttendance, planning.noteAttendance),
  serve(ofAgenda.addItem, agenda.addItem),
  serve(ofAgenda.changeItem, agenda.changeItem),
  serve(ofAgenda.removeItem, agenda.removeItem),
  serve(ofAgenda.orderAgenda, agenda.orderAgenda),
  serve(ofAgenda.startItem, agenda.startItem),
  serve(ofAgenda.stopItem, agenda.stopItem),
  serve(ofDeciding.openDecision, deciding.openDecision),
  serve(ofDeciding.noteAnswer, deciding.noteAnswer),
  serve(ofDeciding.saveDecision, deciding.saveDecision),
  serve(ofDeciding.putOffDecision, deciding.putOffDecision),
  serve(ofDeciding.endObjectionTest, deciding.endObjectionTest),
  serve(ofDeciding.startSpeech, deciding.startSpeech),
  serve(ofDeciding.nextSpeaker, deciding.nextSpeaker),
  serve(ofMinutes.writeMinutes, minutes.writeMinutes),
  serve(ofMinutes.publishMinutes, minutes.publishMinutes),
  serve(ofMinutes.askCorrection, minutes.askCorrection),
  serve(ofMinutes.answerCorrection, minutes.answerCorrection),
  serve(ofMinutes.addAction, minutes.addAction),
  serve(ofMinutes.finishAction, minutes.finishAction),
  serve(ofMinutes.reopenAction, minutes.reopenAction),
  serve(ofMinutes.readActions, reads.readActions),
  serve(ofPolls.askDates, polls.askDates),
  serve(ofPolls.answerDates, polls.answerDates),
  serve(ofPolls.chooseDate, polls.chooseDate),
  serve(ofEvents.listEvents, eventReads.listEvents),
  serve(ofEvents.readEvent, eventReads.readEvent),
  serve(ofEvents.announceEvent, events.announceEvent),
  serve(ofEvents.changeEvent, events.changeEvent),
  serve(ofEvents.cancelEvent, events.cancelEvent),
  serve(ofEvents.register, registering.register),
  serve(ofEvents.acceptOffer, registering.acceptOffer),
  serve(ofEvents.cancelRegistration, registering.cancelRegistration),
  serve(ofEvents.exportRegistrations, exportRegistrations),
  serve(ofEvents.readOpenEvents, eventReads.readOpenEvents),
  serve(ofEvents.registerGuest, registering.registerGuest),
  serve(ofEvents.readGuest, eventReads.readGuest),
  serve(ofEvents.answerGuest, registering.answerGuest),
  serve(ofGuests.readEventsPage, guests.readEventsPage),
  serve(ofGuests.readEventPage, guests.readEventPage),
  serve(ofGuests.registerOnPage, guests.registerOnPage),
  serve(ofGuests.readRegistrationPage, guests.readRegistrationPage),
  serve(ofGuests.answerOnPage, guests.answerOnPage),
  serve(ofCalendars.listCalendars, calendars.listCalendars),
  serve(ofCalendars.openCalendar, calendars.openCalendar),
  serve(ofCalendars.closeCalendar, calendars.closeCalendar),
  serve(ofCalendars.readFeed, calendars.readFeed),
  serve(ofCalendars.readMeetingFile, calendars.readMeetingFile),
]
