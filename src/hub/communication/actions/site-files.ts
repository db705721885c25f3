/** What goes with the texts of a page: pictures, films, captions. */
import { action, type UploadedFile } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { randomToken } from '#platform/values/random.ts'
import type * as contract from '../contract/site-files.ts'
import { pictureLine } from '../rules/issue-picture.ts'
import { type SiteFileType, siteFileType, whyNotSiteFile } from '../rules/site-file.ts'
import { lockPage } from '../store/site.ts'
import * as store from '../store/site-files.ts'

export const addSiteFile = action(
  'communication.addSiteFile',
  async (ctx, input: InputOf<typeof contract.addSiteFile>) => {
    const { file, says, film, sitePage } = input as typeof input & { file: UploadedFile }
    const page = found(await lockPage(ctx.db, ctx.organisation, sitePage), 'page')
    const before = await store.filesOfPages(ctx.db, ctx.organisation, [page.id])
    refuseWith(whyNotSiteFile(file.bytes, film, before))
    const type = siteFileType(file.bytes) as SiteFileType
    const number = Math.max(0, ...before.map((one) => one.number)) + 1
    const ofFilm =
      type === 'text/vtt' ? { film, language: input.language ?? page.language } : { film: null, language: null }
    const added = { id: newId(), page: page.id, number, token: randomToken(), says, type, ...ofFilm, bytes: file.bytes }
    await store.addSiteFile(ctx.db, ctx.organisation, { ...added, at: ctx.now, by: ctx.actor.account })
    ctx.record('communication.page_file_added', { subject: page.id, number })
    return { number, line: type === 'text/vtt' ? '' : pictureLine(says, number) }
  },
)

export const removeSiteFile = action(
  'communication.removeSiteFile',
  async (ctx, { sitePage, number }: InputOf<typeof contract.removeSiteFile>) => {
    const page = found(await lockPage(ctx.db, ctx.organisation, sitePage), 'page')
    found((await store.dropSiteFile(ctx.db, ctx.organisation, page.id, number)) || null, 'file')
    ctx.record('communication.page_file_removed', { subject: page.id, number })
    return {}
  },
)
