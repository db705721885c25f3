/** What a community may tune about mandates (domain-hub-governance-communication 5.1). */
import { z } from 'zod'
import { setting } from '#platform/settings/definition.ts'

export const mandateMonths = setting('mandate.months', 'mandates', z.int().min(1).max(36), 12)
/** Terms one person may hold one after the other. */
export const maxInRow = setting('mandate.max_in_row', 'mandates', z.int().min(1).max(10), 2)
/** Days somebody may go on after the end, by a decision. */
export const actingDays = setting('mandate.acting_days', 'mandates', z.int().min(0).max(120), 60)
/** Seats of a core group that names none. */
export const userSeats = setting('noyau.user_seats', 'mandates', z.int().min(1).max(7), 2)
export const providerSeats = setting('noyau.provider_seats', 'mandates', z.int().min(0).max(3), 1)

export const mandateSettings = [mandateMonths, maxInRow, actingDays, userSeats, providerSeats]
