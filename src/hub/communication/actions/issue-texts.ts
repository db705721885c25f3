/** What goes with the texts of an issue: reviews of translations, and pictures. */
import { action, type UploadedFile } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { photoKind } from '#platform/values/picture.ts'
import { randomToken } from '#platform/values/random.ts'
import type * as contract from '../contract/issues.ts'
import { whyNotPicture, withoutPicture, withPicture } from '../rules/issue-picture.ts'
import { textState, whyNotReviewText } from '../rules/translation.ts'
import * as pictures from '../store/issue-pictures.ts'
import * as store from '../store/issues.ts'
import { issueFor } from './issues.ts'

export const reviewText = action(
  'communication.reviewText',
  async (ctx, { issue: id, language }: InputOf<typeof contract.reviewText>) => {
    const issue = await issueFor(ctx, id, 'review_text')
    const texts = await store.textsOf(ctx.db, ctx.organisation, issue.id)
    const by = ctx.actor.account
    const text = texts.find((one) => one.language === language)
    const own = by !== null && text?.writtenBy === by
    refuseWith(whyNotReviewText(textState(texts, language, issue.language), own, language))
    await store.reviewText(ctx.db, ctx.organisation, issue.id, language, ctx.now, by)
    ctx.record('communication.text_reviewed', { subject: issue.id, language })
    return {}
  },
)

/** It stands at the end of each text until somebody moves its line. */
export const addPicture = action(
  'communication.addPicture',
  async (ctx, input: InputOf<typeof contract.addPicture>) => {
    const { file, says, issue: id } = input as typeof input & { file: UploadedFile }
    const issue = await issueFor(ctx, id, 'write')
    const before = await pictures.picturesOf(ctx.db, ctx.organisation, issue.id)
    refuseWith(whyNotPicture(file.bytes, before.length))
    const number = (before.at(-1)?.number ?? 0) + 1
    const picture = { id: newId(), issue: issue.id, number, token: randomToken(), says, bytes: file.bytes }
    const type = photoKind(file.bytes) as string
    await pictures.addPicture(ctx.db, ctx.organisation, { ...picture, type, at: ctx.now, by: ctx.actor.account })
    const texts = await store.textsOf(ctx.db, ctx.organisation, issue.id)
    const longer = texts.map(({ language, body }) => ({ language, body: withPicture(body, says, number) }))
    await store.rewriteBodies(ctx.db, ctx.organisation, issue.id, longer)
    ctx.record('communication.picture_added', { subject: issue.id, number })
    return { picture: picture.id, number }
  },
)

export const removePicture = action(
  'communication.removePicture',
  async (ctx, { issue: id, picture }: InputOf<typeof contract.removePicture>) => {
    const issue = await issueFor(ctx, id, 'write')
    const all = await pictures.picturesOf(ctx.db, ctx.organisation, issue.id)
    const { number } = found(all.find((one) => one.id === picture) ?? null, 'picture')
    await pictures.dropPicture(ctx.db, ctx.organisation, picture)
    const texts = await store.textsOf(ctx.db, ctx.organisation, issue.id)
    const shorter = texts.map(({ language, body }) => ({ language, body: withoutPicture(body, number) }))
    await store.rewriteBodies(ctx.db, ctx.organisation, issue.id, shorter)
    ctx.record('communication.picture_removed', { subject: issue.id, number })
    return {}
  },
)
