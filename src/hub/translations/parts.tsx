/** What screens of other modules use of translations: a text in the language of its reader, and the words that bind. */
import { type ReactNode, useState } from 'react'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { Link } from '#app/ui/Link.tsx'
import { currentLanguage, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readInOwnLanguage } from './contract/translations.ts'
import type { TextKindName } from './rules/text.ts'
import { textPage } from './screens/translation-words.ts'

export interface InOwnWords {
  /** A part as it is read now; `said`: the original. */
  readonly word: (part: string, said: string) => string
  /** The same with its language said; null where the original says nothing. */
  readonly said: (part: string, said: string | null | undefined) => ReactNode
  /** Which language it is, which one binds, and the way to the other. */
  readonly note: ReactNode
}

/** `when`: false while nobody else may read the text. */
export function useInOwnWords(kind: TextKindName, translated: string, when = true): InOwnWords {
  const { data } = useRead(readInOwnLanguage, { kind, translated }, { when })
  const [binding, showBinding] = useState(false)
  const translation = binding ? null : (data?.translation ?? null)
  return {
    word: (part, said) => translation?.words[part] ?? said,
    said(part, said) {
      if (!said) return null
      const word = translation?.words[part]
      return <span lang={word === undefined ? data?.original : translation?.language}>{word ?? said}</span>
    },
    note: data ? (
      <Note
        of={data}
        shows={translation}
        turn={() => showBinding(!binding)}
        path={pathTo(textPage, { kind, translated })}
      />
    ) : null,
  }
}

type Reply = ReplyOf<typeof readInOwnLanguage>

function Note({
  of: { original, translation },
  shows,
  turn,
  path,
}: {
  readonly of: Reply
  readonly shows: Reply['translation']
  readonly turn: () => void
  readonly path: string
}) {
  const t = useWords()
  const name = t(`translations.language.${original}`)
  const says = shows
    ? [
        t('translations.note.translated', { original: name }),
        ...(shows.state === 'draft' ? [t('translations.note.draft')] : []),
        ...(shows.state === 'outdated' ? [t('translations.note.outdated')] : []),
        ...(shows.lacking > 0 ? [t('translations.note.lacking', { original: name })] : []),
      ]
    : original === currentLanguage()
      ? []
      : [t('translations.note.original', { original: name })]
  return (
    <p className="quiet">
      {says.join(' ')}{' '}
      {translation ? (
        <>
          <button type="button" className="link-button" onClick={turn}>
            {shows ? t('translations.show_original') : t('translations.show_translation')}
          </button>
          {' · '}
        </>
      ) : null}
      <Link href={path}>{t('translations.title')}</Link>
    </p>
  )
}
