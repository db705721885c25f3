/** A paper to keep, in the language that is chosen. */
import { Button } from '#app/ui/Button.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { languageNames } from '#platform/values/languages.ts'

type Language = keyof typeof languageNames

interface LanguageSheetProps {
  readonly words: string
  readonly save: (language: Language) => Promise<unknown>
}

export function LanguageSheet({ words, save }: LanguageSheetProps) {
  const t = useWords()
  const languages = Object.entries(languageNames) as [Language, string][]
  return (
    <Sheet words={words} title={t('governance.choose_language')} icon="print">
      {(close) => (
        <div className="row">
          {languages.map(([language, name]) => (
            <Button
              key={language}
              kind="other"
              icon="download"
              press={async () => {
                await save(language)
                close()
              }}
            >
              {name}
            </Button>
          ))}
        </div>
      )}
    </Sheet>
  )
}
