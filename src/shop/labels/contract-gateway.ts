/** The open protocol of gateways (docs/guides/e-paper.md): a gateway pulls, shows, and says so. It sends its key as
 *  `Authorization: Bearer`. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { id } from './contract-desk.ts'
import { tagCode, tagShape } from './contract-e-paper.ts'

const gateway = z.object({ gateway: id })
/** A fingerprint, or `blank`. */
const picture = z.string().regex(/^([0-9a-f]{64}|blank)$/)

export const readPending = route({
  method: 'GET',
  path: '/labels/gateways/:gateway/pending',
  may: 'labels.gateway',
  says: 'For a gateway: the tags whose picture is not what it should be, with the picture each should show. Answered again until it is acknowledged; after a failure it waits 2, 4, 8 … minutes, an hour at most',
  params: gateway,
  reply: z.object({
    pending: z.array(
      z.object({
        tag: z.string(),
        /** The ETag of its picture. */
        picture,
        across: z.int(),
        down: z.int(),
        /** Colours of the palette, white first, as `#rrggbb`. */
        colours: z.array(z.string()),
        tries: z.int(),
      }),
    ),
  }),
})

export const readTagPicture = route({
  method: 'GET',
  path: '/labels/gateways/:gateway/tags/:tag/picture',
  may: 'labels.gateway',
  says: 'For a gateway: the picture of a tag as PNG of its pixels and colours. The ETag names it; with If-None-Match the answer is 304 where nothing changed',
  params: gateway.extend({ tag: tagCode }),
  reply: z.unknown(),
  sends: 'image/png',
  refusals: ['tag.unreadable'],
})

export const acknowledge = route({
  method: 'POST',
  path: '/labels/gateways/:gateway/acknowledgements',
  may: 'labels.gateway',
  says: 'From a gateway: which pictures tags show now, and which could not be shown. A picture that is still wanted counts as a label that was placed',
  params: gateway,
  body: z.object({
    shown: z
      .array(z.object({ tag: tagCode, picture }))
      .max(2000)
      .default([]),
    failed: z
      .array(z.object({ tag: tagCode, why: z.string().trim().min(1).max(200) }))
      .max(2000)
      .default([]),
  }),
  reply: z.object({
    placed: z.int(),
    /** Shown, but by now something else is wanted: ask again. */
    stale: z.array(z.string()),
    /** Tags that are not entered here. */
    unknown: z.array(z.string()),
  }),
})

export const reportTags = route({
  method: 'POST',
  path: '/labels/gateways/:gateway/reports',
  may: 'labels.gateway',
  says: 'From a gateway: battery in percent and signal in dBm of the tags it hears. A tag that is not entered yet is entered when its size is told',
  params: gateway,
  body: z.object({
    tags: z
      .array(
        z.object({
          tag: tagCode,
          battery: z.int().min(0).max(100).nullable().default(null),
          signal: z.int().min(-150).max(0).nullable().default(null),
          across: tagShape.across.optional(),
          down: tagShape.down.optional(),
          inks: tagShape.inks.default([]),
        }),
      )
      .max(5000),
  }),
  reply: z.object({ heard: z.int(), added: z.int(), unknown: z.array(z.string()) }),
})
