/** The words of a chapter for whoever reads. */
import { currentOrganisation } from '#app/session.ts'
import { currentLanguage, t } from '#app/words.ts'

type Texts = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>

/** Own words in the language of the reader, of the community, in English, in any; else those the software brings. */
export function chapterText(texts: Texts, chapter: string): string {
  const own = texts[chapter] ?? {}
  const wished = [currentLanguage(), currentOrganisation()?.language ?? 'fr', 'en', ...Object.keys(own)]
  return wished.flatMap((language) => own[language] ?? [])[0] ?? t(`community.chapter.${chapter}_text`)
}
