/** Routes of the list of members, and of finding one person. */
import { z } from 'zod'
import { listQuery, listReply } from '#platform/lists/asked.ts'
import { route } from '#platform/route.ts'
import { day, id, language, role, stage } from './contract.ts'

/** Several values of a filter are separated by commas and mean any of them. */
const filters = listQuery('stage', 'role', 'kind', 'language', 'tag', 'missing').extend({
  archived: z.enum(['without', 'with', 'only']).default('without'),
})

export const listMembers = route({
  method: 'GET',
  path: '/members',
  may: 'members.read',
  says: 'The list of members: search by name, number, card and e-mail; filters; sorted by name, memberNo or since',
  query: filters,
  reply: listReply(
    z.object({
      id,
      name: z.string(),
      memberNo: z.int().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      /** Null for whoever may not see card codes. */
      card: z.string().nullable(),
      stage,
      role: role.nullable(),
      since: day.nullable(),
      /** People who shop on this membership today. */
      household: z.int(),
      /** Whose membership this person shops on today. */
      head: z.string().nullable(),
      language: language.nullable(),
      tags: z.array(z.string()),
      archived: z.boolean(),
    }),
  ),
})

export const exportMembers = route({
  method: 'GET',
  path: '/member-list',
  may: 'members.export',
  says: 'The same list as a file, with addresses; that it was taken is recorded',
  query: filters.extend({ format: z.enum(['csv', 'xlsx']).default('csv') }),
  reply: z.unknown(),
  sends: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})

export const findMembers = route({
  method: 'GET',
  path: '/member-search',
  may: 'members.find',
  says: 'Recognise somebody: name, number and photo of the first twenty who fit; contact data are never in it',
  query: z.object({ q: z.string().max(100) }),
  reply: z.object({
    people: z.array(
      z.object({ contact: id, name: z.string(), memberNo: z.int().nullable(), photo: z.string().nullable(), stage }),
    ),
  }),
})
