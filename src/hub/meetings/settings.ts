/** What a community may tune; defaults and bounds from domain-hub-governance-communication 5.1. */
import { z } from 'zod'
import type { SettingDefinitions } from '#platform/module.ts'
import { setting } from '#platform/settings/definition.ts'

/** A meeting is called so many days ahead. */
export const callDays = setting('meeting.call_days', 'meetings', z.int().min(3).max(30), 7)
/** Minutes that nobody corrects for so many days are approved. */
export const silenceDays = setting('meeting.silence_days', 'meetings', z.int().min(3).max(30), 7)
/** Days for answering when a date is asked for. */
export const pollDays = setting('poll.days', 'meetings', z.int().min(1).max(60), 3)

export const settings = [callDays, silenceDays, pollDays] as SettingDefinitions
