/** Routes of the documents of decisions. */
import { z } from 'zod'
import { route } from '#platform/route.ts'

const id = z.uuid()
const decided = z.object({ decided: id })
const document = decided.extend({ decisionDocument: id })

export const addDocument = route({
  method: 'POST',
  path: '/decisions/:decided/documents',
  may: 'community.steer',
  says: 'Add a document to a decision: a PDF or a photo',
  params: decided,
  upload: true,
  reply: z.object({ decisionDocument: id }),
  refusals: ['document.kind', 'document.size', 'document.too_many'],
})

export const readDocument = route({
  method: 'GET',
  path: '/decisions/:decided/documents/:decisionDocument',
  may: 'community.enter',
  says: 'A document of a decision',
  params: document,
  reply: z.unknown(),
  sends: 'application/pdf',
})

export const removeDocument = route({
  method: 'DELETE',
  path: '/decisions/:decided/documents/:decisionDocument',
  may: 'community.steer',
  says: 'Take a document away from a decision; the history says which one it was',
  params: document,
  reply: z.object({}),
})
