/** Saving the address of a list under a name. */
import { type ActionContext, action, type Context, read } from '../action.ts'
import { found, NotAllowed, NotFound } from '../refusal.ts'
import type { InputOf } from '../route.ts'
import { newId } from '../values/ids.ts'
import type * as contract from './contract.ts'
import * as store from './store.ts'

const shownTo = (ctx: Context, view: store.ViewRow) => ({
  id: view.id,
  name: view.name,
  query: view.query,
  shared: view.account === null,
  mine: view.account !== null && view.account === ctx.actor.account,
})

const mustShare = (ctx: ActionContext): void => {
  if (!ctx.actor.may('views.share')) throw new NotAllowed('views.share')
}

export const listViews = read('views.list', async (ctx, { list }: InputOf<typeof contract.listViews>) => ({
  views: (await store.readViews(ctx.db, ctx.organisation, list, ctx.actor.account)).map((view) => shownTo(ctx, view)),
}))

export const saveView = action('views.save', async (ctx, input: InputOf<typeof contract.saveView>) => {
  if (input.shared) mustShare(ctx)
  const account = input.shared ? null : ctx.actor.account
  const view = { id: newId(), name: input.name, query: input.query, account }
  await store.addView(ctx.db, ctx.organisation, { ...view, list: input.list, now: ctx.now, by: ctx.actor.account })
  ctx.record('views.saved', { subject: view.id })
  return shownTo(ctx, view)
})

export const removeView = action('views.remove', async (ctx, input: InputOf<typeof contract.removeView>) => {
  const view = found(await store.readView(ctx.db, ctx.organisation, input.view), 'view')
  if (view.account === null) mustShare(ctx)
  else if (view.account !== ctx.actor.account) throw new NotFound('view')
  await store.dropView(ctx.db, ctx.organisation, view.id)
  ctx.record('views.removed', { subject: view.id })
  return {}
})
