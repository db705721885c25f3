/** Routes of containers: what people bring to the scale, and what it weighs empty. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { decimals } from '#platform/values/amount.ts'
import { id, name } from './contract.ts'

const fields = {
  /** What is stuck on it: an EAN, or any code a scanner reads. */
  code: z
    .string()
    .transform((text) => text.replace(/\s+/g, ''))
    .pipe(z.string().min(1).max(48)),
  name: name(80),
  /** Grams. */
  tare: z.int().min(1).max(99_999).meta(decimals(0)),
}

const filters = listQuery('is')

export const listContainers = route({
  method: 'GET',
  path: '/weighing-containers',
  may: 'catalogue.read',
  says: 'Containers with what they weigh empty; `is` may be `in_use` or `retired`',
  query: filters,
  reply: listReply(
    z.object({ id, code: z.string(), name: z.string(), tare: z.int(), retired: z.boolean(), version: z.int() }),
  ),
})

export const exportContainers = route({
  method: 'GET',
  path: '/weighing-container-list',
  may: 'catalogue.export',
  says: 'The same list as a file',
  query: filters.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const addContainer = route({
  method: 'POST',
  path: '/weighing-containers',
  may: 'catalogue.scales',
  says: 'Enter a container with its barcode and what it weighs empty, in grams',
  body: z.object(fields),
  reply: z.object({ container: id }),
  refusals: ['barcode.wrong_digit', 'container.code_taken'],
})

export const changeContainer = route({
  method: 'PATCH',
  path: '/weighing-containers/:container',
  may: 'catalogue.scales',
  says: 'Change a container, retire it (`retired`: its code is free then), or bring it back',
  params: z.object({ container: id }),
  body: z.object(fields).partial().extend({ retired: z.boolean().optional(), version: z.int().optional() }),
  reply: z.object({ container: id, version: z.int() }),
  refusals: ['barcode.wrong_digit', 'container.code_taken', 'container.changed_meanwhile'],
})
