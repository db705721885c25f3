/** The labels of single products: drawn, found, and what a colour of paper may hang on. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { id } from './contract-desk.ts'
import { reasons } from './rules/reasons.ts'
import { shelfLabelStates } from './rules/shelf-label.ts'

/** A ready format by its code, or one of the shop by its id. */
const anyFormat = z.string().min(1).max(60)
const state = z.enum(shelfLabelStates)

export const readProductLabels = route({
  method: 'GET',
  path: '/labels/products/:product',
  may: 'labels.print',
  says: 'The labels of a product at its places, what each says, and where their format comes from',
  params: z.object({ product: id }),
  reply: z.object({
    /** Chosen for this product; null: it takes what stands above. */
    own: anyFormat.nullable(),
    /** What stands above: of the nearest category, else of the shop; null: none. */
    given: anyFormat.nullable(),
    /** The category that gives it; null: the shop. */
    givenBy: z.string().nullable(),
    formats: z.array(z.object({ format: anyFormat, name: z.string().nullable() })),
    labels: z.array(
      z.object({
        label: id,
        place: z.string().nullable(),
        state,
        reasons: z.array(z.enum(reasons)),
        /** Why somebody asked for it again. */
        asked: z.string().nullable(),
        copies: z.int(),
        /** Number of the print that holds it. */
        inRun: z.int().nullable(),
        layout: z.unknown().nullable(),
        content: z.unknown().nullable(),
      }),
    ),
  }),
})

export const findLabels = route({
  method: 'GET',
  path: '/labels/found',
  may: 'labels.print',
  says: 'Labels of what is sold, by a scanned code, a number, or words of the name',
  query: z.object({ q: z.string().trim().min(1).max(80) }),
  reply: z.object({
    more: z.boolean(),
    rows: z.array(
      z.object({
        label: id,
        product: id,
        number: z.int(),
        name: z.string(),
        place: z.string().nullable(),
        state,
        asked: z.string().nullable(),
      }),
    ),
  }),
})

export const readHangers = route({
  method: 'GET',
  path: '/labels/hangers',
  may: 'labels.print',
  says: 'Qualities and categories: what paper of another colour, or a format, may hang on',
  reply: z.object({
    qualities: z.array(z.object({ tag: z.string(), name: z.string() })),
    categories: z.array(z.object({ tag: z.string(), category: id, name: z.string() })),
  }),
})
