/** Issues of the newsletter in scenario files: how far they are, and who got which text. */
import { read } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { textFor, toldTexts } from '../letter/letter.ts'
import { listIssues, readIssue } from '../reads/issues.ts'
import { readerNote } from '../rules/translation.ts'
import * as store from '../store/issues.ts'
import { mailsOf } from '../store/sending.ts'

export const findMails = read('scenario.findMails', (ctx, asked: { issue: string | null; subscriber: string | null }) =>
  mailsOf(ctx.db, ctx.organisation, asked.issue, asked.subscriber),
)

/** Which text of an issue each reader got, and what stood above it. */
const findLetters = read('scenario.findLetters', async (ctx, { id }: { id: string }) => {
  const row = found(await store.readIssue(ctx.db, ctx.organisation, id), 'issue')
  const texts = toldTexts(await store.textsOf(ctx.db, ctx.organisation, id), row.language)
  const mails = await mailsOf(ctx.db, ctx.organisation, id, null)
  return mails
    .filter(({ state }) => state === 'sent')
    .map(({ subscriber, email, language }) => {
      const told = textFor(ctx, texts, row.language, language)
      return {
        subscriber,
        email,
        readIn: told?.language,
        note: told && readerNote(language, told.language, told.state),
      }
    })
})

/** By what a step was called, else by its number: what began by itself has no name. */
export async function issueIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const name = String(value)
  if (isId(name)) return name
  if (world.knows('issue', name)) return world.idOf('issue', name)
  const { rows } = await world.look(listIssues, { size: 200 })
  return found(
    rows.find((row) => String(row.number) === name),
    `issue ${name}`,
  ).id
}

export const issue: ScenarioFacts = {
  facts: {
    state: '`draft`, `in_review`, `scheduled`, `sending`, `paused`, `sent`, `cancelled`',
    number: 'its number',
    since: 'of what happened from this day on it tells',
    subjects: '`{ en: News }`: by language',
    texts: '`{ en: "# Built …" }`: by language',
    translations:
      '`{ fr: original, nl: draft, de: missing }`: by language of the community; also `reviewed`, `outdated`',
    outdated: 'languages whose text is older than that of the original',
    pictures: 'what each picture shows',
    reason: 'why it was given back, paused or given up',
    mails: '`{ sent: 3, skipped: 1 }`: also `waiting`, `reserved`, `unsure`, `failed`, `arrived`, `lost`',
    readers: 'names or addresses of those to whom it was sent',
    read_in: '`{ Ann: en }`: in which language each of them got it',
    notes:
      '`{ Bob: other_language }`: what stood above the text; also `not_reviewed`, `outdated`; null where nothing did',
    happened: 'names of its events, latest first',
  },
  async read(world, id) {
    const one = await world.look(readIssue, { issue: id })
    const letters = (await world.look(findLetters, { id })).map(({ subscriber, email, ...letter }) => {
      const name = world.nameOf(subscriber)
      return { ...letter, reader: name === subscriber ? (email ?? '') : name }
    })
    const byLanguage = (what: 'subject' | 'body') =>
      Object.fromEntries(one.texts.map((text) => [text.language, text[what]]))
    return {
      state: one.state,
      number: one.number,
      since: one.since,
      subjects: byLanguage('subject'),
      texts: byLanguage('body'),
      translations: Object.fromEntries(
        one.languages.map((language) => [
          language,
          one.texts.find((text) => text.language === language)?.state ?? 'missing',
        ]),
      ),
      outdated: one.texts.filter(({ state }) => state === 'outdated').map(({ language }) => language),
      pictures: one.pictures.map(({ says }) => says),
      reason: one.reason,
      mails: one.mails,
      readers: letters.map(({ reader }) => reader),
      read_in: Object.fromEntries(letters.map(({ reader, readIn }) => [reader, readIn])),
      notes: Object.fromEntries(letters.map(({ reader, note }) => [reader, note])),
      happened: one.happened,
    }
  },
  find: issueIn,
}
