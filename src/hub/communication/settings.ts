/** What a community may tune of its newsletter; defaults and bounds from domain-hub-governance-communication 5.1. */
import { z } from 'zod'
import type { SettingDefinitions } from '#platform/module.ts'
import { setting } from '#platform/settings/definition.ts'

/** Mails a second at most. */
export const perSecond = setting('news.per_second', 'community', z.int().min(1).max(100), 10)
/** Mails at a time; then the next minute goes on. */
export const batch = setting('news.batch', 'community', z.int().min(10).max(5000), 1000)
/** After so many that did not go out, a person looks. */
export const stopAfterErrors = setting('news.stop_after_errors', 'community', z.int().min(10).max(10_000), 1000)

export const settings = [perSecond, batch, stopAfterErrors] as SettingDefinitions
