/** What editors of the public site look at. */
import { communityAddress, participantsIn } from '#hub/organisations/public.ts'
import { read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import { listPage } from '#platform/lists/list.ts'
import { escaped, framed } from '#platform/mail/layout.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { isBeside } from '#platform/values/beside.ts'
import { addDays } from '#platform/values/day.ts'
import type * as contract from '../contract/site.ts'
import { htmlOf } from '../letter/letter.ts'
import { mustTellNews } from '../pages.ts'
import { pictureLine } from '../rules/issue-picture.ts'
import { translationState } from '../rules/site.ts'
import { placed } from '../site/map.ts'
import { fileAddress, onSite } from '../site/media.ts'
import { pathOfPage } from '../site/paths.ts'
import * as store from '../store/site.ts'
import { filesOfPages } from '../store/site-files.ts'

type Row = ReplyOf<typeof contract.listSitePages>['rows'][number]

export const listSitePages = read(
  'communication.listSitePages',
  async (ctx, asked: InputOf<typeof contract.listSitePages>) => {
    await mustTellNews(ctx)
    return listPage<Row>(ctx.db, store.pageList(ctx.organisation), asked)
  },
)

export const exportSitePages = read(
  'communication.exportSitePages',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportSitePages>) => {
    await mustTellNews(ctx)
    const say = (key: string) => currentWords().say(ctx.language, key, { day: ctx.today }, ctx.shop)
    return exportList(ctx.db, store.pageList(ctx.organisation), asked, {
      ...{ format, name: say('site.page_file'), zone: ctx.shop.zone },
      heading: (column) => say(`site.field.${column}`),
    })
  },
)

const historySize = 100

export const readSitePage = read(
  'communication.readSitePage',
  async (ctx, { sitePage: id }: InputOf<typeof contract.readSitePage>) => {
    const page = found(await store.readPage(ctx.db, ctx.organisation, id), 'page')
    const [newest, versions, history, path, files] = await Promise.all([
      store.newestTexts(ctx.db, ctx.organisation, id),
      store.allTexts(ctx.db, ctx.organisation, id),
      historyOf(ctx, { subject: id, limit: historySize }),
      pathOfPage(ctx, page),
      filesOfPages(ctx.db, ctx.organisation, [id]),
    ])
    const address = await communityAddress(ctx)
    const sourceOf = onSite(address, files, (one) =>
      currentWords().say(ctx.language, `news.language.${one}`, {}, ctx.shop),
    )
    const people = await ctx.accounts.accountsById(versions.flatMap(({ writtenBy }) => writtenBy ?? []))
    const languages = [...new Set([page.language, ...ctx.shop.languages, ...newest.map(({ language }) => language)])]
    return {
      ...{ ...page, path, languages },
      texts: languages.map((language) => {
        const text = newest.find((one) => one.language === language)
        const { version, title, body } = text ?? { version: 0, title: '', body: '' }
        const state = language === page.language ? ('original' as const) : translationState(text, page.version)
        const html = framed({
          language,
          subject: title,
          from: ctx.shop.name,
          inner: `<h1>${escaped(title)}</h1>\n${htmlOf(body, sourceOf)}`,
        })
        const own = text !== undefined && text.writtenBy !== null && text.writtenBy === ctx.actor.account
        return { language, state, own, version, title, body, html }
      }),
      files: files.map(({ number, says, type, film, language, size, token }) => ({
        ...{ number, says, type, film, language, size },
        href: fileAddress(address, token),
        line: film === null ? pictureLine(says, number) : '',
      })),
      versions: versions.map(({ language, version, title, body, writtenAt, writtenBy, basedOn }) => ({
        ...{ language, version, title, body, writtenAt, beside: isBeside(basedOn, version - 1) },
        by: writtenBy && (people.get(writtenBy)?.name ?? null),
      })),
      happened: history.events.map(({ name }) => name),
      history: history.events.map((one) => ({ id: one.id, at: one.at, says: one.says, by: one.actor.name })),
    }
  },
)

export const readMapPlaces = read(
  'communication.readMapPlaces',
  async (ctx, _input: InputOf<typeof contract.readMapPlaces>) => {
    await mustTellNews(ctx)
    const [all, hand] = await Promise.all([participantsIn(ctx), store.placesOf(ctx.db, ctx.organisation)])
    return {
      places: placed(all, hand).map(({ id, name, city, country, latitude, longitude, by }) => ({
        ...{ id, name, city, country, latitude, longitude, by },
      })),
    }
  },
)

const visitDays = 29

export const readVisits = read('communication.readVisits', async (ctx, _input: InputOf<typeof contract.readVisits>) => {
  await mustTellNews(ctx)
  const since = addDays(ctx.today, -visitDays)
  return { since, pages: await store.visitsSince(ctx.db, ctx.organisation, since) }
})
