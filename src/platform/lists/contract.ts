import { z } from 'zod'
import { route, signedIn } from '../route.ts'

const list = z.string().min(1).max(60)

const View = z.object({
  id: z.uuid(),
  name: z.string(),
  query: z.string(),
  /** Shown to everybody who may open the list. */
  shared: z.boolean(),
  mine: z.boolean(),
})

export const listViews = route({
  method: 'GET',
  path: '/views/:list',
  may: signedIn('a view is only an address; the list behind it asks for its own permission'),
  says: 'Saved views of a list: the own ones and the shared ones',
  params: z.object({ list }),
  reply: z.object({ views: z.array(View) }),
})

export const saveView = route({
  method: 'POST',
  path: '/views/:list',
  may: signedIn('a view is only an address; the list behind it asks for its own permission'),
  says: 'Save the address of a list under a name; sharing it needs the permission views.share',
  params: z.object({ list }),
  body: z.object({
    name: z.string().trim().min(1).max(60),
    query: z.string().max(2000),
    shared: z.boolean().default(false),
  }),
  reply: View,
})

export const removeView = route({
  method: 'DELETE',
  path: '/views/:list/:view',
  may: signedIn('one removes the own views; shared ones need views.share'),
  says: 'Remove a saved view',
  params: z.object({ list, view: z.uuid() }),
  reply: z.object({}),
})
