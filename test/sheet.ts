/** A sheet that can be looked at now, whatever the hour: the demo's shifts begin when they begin. */
import { sql } from '#platform/database/sql.ts'
import { systemClock } from '#platform/values/clock.ts'
import { addMinutes } from '#platform/values/day.ts'
import type { RunningApp } from './app.ts'

/** The shift began ten minutes ago and lasts two hours. */
export async function beganJustNow(app: RunningApp, shift: string): Promise<void> {
  const now = systemClock()
  for (const shop of await app.house.organisations.hosted())
    await sql`update shifts.shift set starts_at = ${addMinutes(now, -10)}, ends_at = ${addMinutes(now, 110)}
      where organisation_id = ${shop} and id = ${shift}`.execute(app.house.database.for(shop))
}
