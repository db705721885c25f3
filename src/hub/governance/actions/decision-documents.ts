/** Documents come to a decision, and go again; its words stay as they are. */
import { type ActionContext, action, type UploadedFile } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { paperKind } from '#platform/values/picture.ts'
import type * as contract from '../contract/decision-documents.ts'
import { whyNotAttach } from '../rules/decision-documents.ts'
import * as store from '../store/decision-documents.ts'
import { lockDecisions } from '../store/decisions.ts'

type Of<C> = InputOf<C>

/** The decision, locked: no more are added at once than there may be. */
const decisionFor = async (ctx: ActionContext, id: string): Promise<string> =>
  found((await lockDecisions(ctx.db, ctx.organisation, [id]))[0], 'decision').id

export const addDocument = action(
  'governance.addDocument',
  async (ctx, { decided, ...input }: Of<typeof contract.addDocument>) => {
    const { file } = input as typeof input & { readonly file: UploadedFile }
    const decision = await decisionFor(ctx, decided)
    const before = await store.documentsOf(ctx.db, ctx.organisation, decision)
    refuseWith(whyNotAttach(file.bytes, before.length))
    const document = { id: newId(), name: file.name, type: paperKind(file.bytes) ?? '', bytes: file.bytes }
    await store.addDocument(ctx.db, ctx.organisation, decision, { ...document, at: ctx.now, by: ctx.actor.account })
    ctx.record('governance.document_added', { subject: decision, name: file.name })
    return { decisionDocument: document.id as string }
  },
)

export const removeDocument = action(
  'governance.removeDocument',
  async (ctx, { decided, decisionDocument }: Of<typeof contract.removeDocument>) => {
    const decision = await decisionFor(ctx, decided)
    const document = found(
      (await store.documentsOf(ctx.db, ctx.organisation, decision)).find(({ id }) => id === decisionDocument),
      'document',
    )
    await store.removeDocument(ctx.db, ctx.organisation, decision, document.id)
    ctx.record('governance.document_removed', { subject: decision, name: document.name })
    return {}
  },
)
