/** The public site in scenario files: its pages; what a reader sees is the `body` of the page that is asked for. */
import { z } from 'zod'
import { action, languages, read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import { given, type ScenarioFacts, type ScenarioName, type ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { beginSitePage, publishSitePage, reviewTranslation, writeSitePage } from '../actions/site.ts'
import { listSitePages, readSitePage } from '../reads/site.ts'
import { pageKinds, pageStates } from '../rules/site.ts'
import { shownTexts } from '../store/site.ts'

const language = z.enum(languages)
const fields = z.strictObject({
  name: z.string().describe('how the file calls it, and its title'),
  kind: z.enum(pageKinds).default('page').describe('`page` or `post` (a piece of news)'),
  address: z.string().optional().describe('the word in its link; else made of the name'),
  language: language.optional().describe('in which it was written first; the one of the community'),
  body: z.string().default('Text').describe('its text'),
  state: z.enum(pageStates).exclude(['withdrawn']).default('published').describe('`draft` or `published`'),
  translations: z
    .partialRecord(language, z.string())
    .default({})
    .describe('`{ nl: Tekst }`: reviewed, each under the same title'),
})
type Told = z.output<typeof fields>

const write = action('scenario.writePage', async (ctx, told: Told) => {
  const { kind, name: title, body, address } = told
  const original = told.language ?? ctx.shop.language
  const begun = { kind, title, body, language: original, ...(address === undefined ? {} : { address }) }
  const { sitePage } = await beginSitePage.run(ctx, begun)
  if (told.state === 'published') await publishSitePage.run(ctx, { sitePage })
  for (const one of languages) {
    const text = told.translations[one]
    if (text === undefined) continue
    await writeSitePage.run(ctx, { sitePage, language: one, title, body: text })
    await reviewTranslation.run(ctx, { sitePage, language: one })
  }
  return sitePage
})

export const siteGiven = {
  pages: given('pages and news of the public site, in a community', fields, async (world, told) => {
    world.remember('site_page', told.name, await world.act(write, told))
  }),
}

/** By its name, by what a step was `called`, else by its address. */
async function pageIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('site_page', name)) return world.idOf('site_page', name)
  const { rows } = await world.look(listSitePages, { size: 200 })
  return found(
    rows.find(({ address, title }) => address === name || title === name),
    `page ${name}`,
  ).id
}

export const siteNames: Readonly<Record<string, ScenarioName>> = {
  sitePage: {
    kind: 'site_page',
    says: 'name of a page under `given`, or what the step that began it was `called`; else its address or title',
    find: pageIn,
  },
}

const readShown = read('scenario.readShownTexts', (ctx, { id }: { id: string }) =>
  shownTexts(ctx.db, ctx.organisation, [id]),
)

const sitePage: ScenarioFacts = {
  facts: {
    state: '`draft`, `published`, `withdrawn`',
    kind: '`page` or `post`',
    address: 'the word in its link',
    path: 'where everybody reads it',
    language: 'in which it was written first: the text that binds',
    version: 'newest version of the original',
    shown_version: 'version of the original that everybody reads; null before it was published',
    changed: 'true: it is published, and the original was changed since',
    translations: '`{ fr: original, nl: reviewed }`: also `missing`, `draft`, `outdated`; by language',
    titles: '`{ fr: Bonjour }`: newest title by language',
    texts: '`{ fr: Bonjour }`: newest text by language',
    shown: '`{ fr: Bonjour }`: what everybody reads, by language',
    outdated: 'languages in which everybody reads a translation of an older version',
    versions: 'how many versions there are, in all languages',
    beside: 'versions that were written while somebody else wrote: `[fr 3]`',
    happened: 'names of its events, latest first',
  },
  async read(world, id) {
    const one = await world.look(readSitePage, { sitePage: id })
    const shown = await world.look(readShown, { id })
    const written = one.texts.filter(({ version }) => version > 0)
    const { state, kind, address, path, language: original, version, shownVersion } = one
    return {
      ...{ state, kind, address, path, language: original, version, shown_version: shownVersion },
      changed: state === 'published' && shownVersion !== version,
      translations: Object.fromEntries(one.texts.map((text) => [text.language, text.state])),
      titles: Object.fromEntries(written.map((text) => [text.language, text.title])),
      texts: Object.fromEntries(written.map((text) => [text.language, text.body])),
      shown: Object.fromEntries(shown.map((text) => [text.language, text.body])),
      outdated: shown.filter((text) => text.outdated).map((text) => text.language),
      versions: one.versions.length,
      beside: one.versions.filter(({ beside }) => beside).map((text) => `${text.language} ${text.version}`),
      happened: one.happened,
    }
  },
  find: pageIn,
}

export const siteExpect = { site_page: sitePage }
