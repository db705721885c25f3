/** What a shop may tune besides its shift policy. */
import { z } from 'zod'
import type { SettingDefinitions } from '#platform/module.ts'
import { setting } from '#platform/settings/definition.ts'
import { modes } from './rules/policy.ts'

/** Days ahead for which shifts are made each night. */
export const horizonDays = setting('shifts.horizon_days', 'shifts', z.int().min(7).max(366), 91)

/** Days before a shift when people are reminded; 0 sends none. */
export const reminderDays = setting('shifts.reminder_days', 'shifts', z.int().min(0).max(14), 2)

/** A summary of the coming week on Sundays. */
export const weeklySummary = setting('shifts.weekly_summary', 'shifts', z.boolean(), false)

/** Days before a shift when the subscribed calendar rings; 0 does not. */
export const calendarAlarmDays = setting('shifts.calendar_alarm_days', 'shifts', z.int().min(0).max(14), 1)

/** How new workers take part until the office says otherwise. */
export const firstMode = setting('shifts.first_mode', 'shifts', z.enum(modes).exclude(['exempt']), 'flying')

/** A seat freed nearer than this is told to leads and office. */
export const lateFreeHours = setting('shifts.late_free_hours', 'shifts', z.int().min(0).max(168), 48)

/** Whether the week without names is there for everybody, on a page for the shop's website. */
export const publicWeek = setting('shifts.public_week', 'shifts', z.boolean(), true)

export const settings = [
  horizonDays,
  reminderDays,
  weeklySummary,
  calendarAlarmDays,
  firstMode,
  lateFreeHours,
  publicWeek,
] as SettingDefinitions
