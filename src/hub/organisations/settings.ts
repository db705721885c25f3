/** What a community may tune; defaults and bounds from domain-hub-funding 5.1. */
import { z } from 'zod'
import type { SettingDefinitions } from '#platform/module.ts'
import { setting } from '#platform/settings/definition.ts'

/** Months between giving notice and leaving. */
export const noticeMonths = setting('community.notice_months', 'community', z.int().min(0).max(12), 3)
/** Months a pause may last. */
export const pauseMaxMonths = setting('community.pause_max_months', 'community', z.int().min(1).max(24), 12)

export const settings = [noticeMonths, pauseMaxMonths] as SettingDefinitions
