/** What the routes of a community have in common. */
import { z } from 'zod'
import { decimals } from '#platform/values/amount.ts'
import { languages } from '#platform/values/languages.ts'
import { mandateRoles } from '../rules/mandates.ts'
import { statuses } from '../rules/states.ts'

export const id = z.uuid()
export const day = z.iso.date()
export const language = z.enum(languages)
export const name = z.string().trim().min(1).max(120)
export const note = z.string().trim().min(1).max(1000)
export const cents = z.int().min(0).max(1_000_000_000_000).meta(decimals(2))
/** The number and day of a decision: how governance is quoted. */
export const decision = z.object({ number: z.string().trim().min(1).max(40), day })
export const participant = z.object({ participant: id })
export const done = z.object({})
export const texts = z.record(z.string().max(40), z.partialRecord(language, z.string().trim().min(1).max(8000)))
export const status = z.enum(statuses)

/** What somebody does for, or about, one organisation of the community. */
export const act = (path: string, may: string, says: string) => ({
  method: 'POST' as const,
  path,
  may,
  says,
  params: participant,
})

/** A task of the community, and who holds it. */
export const Mandate = z.object({
  id,
  role: z.enum(mandateRoles),
  participant: id,
  participantName: z.string(),
  account: id.nullable(),
  person: z.string().nullable(),
  fromDay: day,
  untilDay: day.nullable(),
  decisionNumber: z.string(),
  decisionOn: day,
})
