/** The one place that asks the machine what time it is. Everything else is told. */
import type { Instant } from './day.ts'

export const systemClock = (): Instant => new Date().toISOString() as Instant
