/** Joins the routes of exchanges with what they run: each way signed in, and by the link of a mail. */
import './doors.ts'
import { serve } from '#platform/module.ts'
import * as changing from './actions/change.ts'
import * as giving from './actions/giving-up.ts'
import * as coming from './contract-cannot-come.ts'
import * as change from './contract-change.ts'
import * as ways from './reads/cannot-come.ts'
import * as places from './reads/places.ts'

export const api = [
  serve(coming.readCannotCome, ways.readCannotCome),
  serve(coming.readCannotComeByLink, ways.readCannotComeByLink),
  serve(change.findPlaces, places.findPlaces),
  serve(change.findPlacesByLink, places.findPlacesByLink),
  serve(change.changeSeat, changing.changeSeat),
  serve(change.changeSeatByLink, changing.changeSeatByLink),
  serve(coming.giveBackSeat, giving.giveBackSeat),
  serve(coming.giveBackSeatByLink, giving.giveBackSeatByLink),
  serve(coming.releaseSeat, giving.releaseSeat),
  serve(coming.releaseSeatByLink, giving.releaseSeatByLink),
]
