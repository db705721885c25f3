/** The route behind every screen that shares a cost: who could take part, with which figures, and who may commit them. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { namedKeys } from '../rules/weights.ts'

const figure = z.int().nullable()

export const readSharers = route({
  method: 'GET',
  path: '/funding/sharers',
  may: 'funding.simulate',
  says: 'Organisations a cost can be shared among: attested figures of a year, and what the person who asks may do for each',
  query: z.object({
    /** The last closed one when left out. */
    year: z.coerce.number().int().min(2000).max(2100).optional(),
  }),
  reply: z.object({
    year: z.int(),
    /** What the community settled for rounds. */
    minPayers: z.int(),
    contingencyBp: z.int(),
    minDays: z.int(),
    key: z.enum(namedKeys),
    /** By which a late joiner is counted in where the round itself had no key. */
    lateKeyForFree: z.enum(namedKeys),
    tranchesBp: z.array(z.int()),
    rows: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        state: z.string(),
        figures: z.object({
          turnoverExVat: figure,
          activeMembers: figure,
          /** Hundredths. */
          staffFte: figure,
          grossMargin: figure,
        }),
        /** What the person who asks may do for it. */
        own: z.array(z.string()),
        /** Cents; null: no limit, or nothing to commit. */
        commitLimit: z.int().nullable(),
        /** Who may commit it, speak for it, sign for it. */
        committers: z.array(z.string()),
        speakers: z.array(z.string()),
        signers: z.array(z.string()),
      }),
    ),
  }),
})
