/** Languages are named among the messages (`news.language.nl`), in the case their sentences want. What no file says there yet
 *  is named as browsers and Node name it, so that another language needs no line in the files of the others. */
import type { Language } from '../action.ts'
import { languageNames } from '../values/languages.ts'
import type { Messages } from './folders.ts'

type Written = Readonly<Record<Language, Messages>>

const familyOf = /^(.*language\.)en$/

/** `names`: every language there is, by its own name. */
export function withLanguageNames(
  written: Written,
  names: Readonly<Record<string, string>> = languageNames,
): Record<Language, Messages> {
  const families = Object.keys(written.en).flatMap((key) => familyOf.exec(key)?.[1] ?? [])
  return Object.fromEntries(
    Object.entries(written).map(([language, messages]) => [
      language,
      { ...Object.fromEntries(families.flatMap((family) => namesIn(family, language, written, names))), ...messages },
    ]),
  ) as Record<Language, Messages>
}

function namesIn(
  family: string,
  language: string,
  written: Written,
  names: Readonly<Record<string, string>>,
): [string, string][] {
  const inOwnWords = written.en[`${family}fr`] === names['fr']
  // French tells a name in a list (Anglais) from one in a sentence (anglais), which English does not
  const pattern = written[language as Language][`${family}en`] ?? written.fr[`${family}en`] ?? ''
  const isCapital = pattern !== pattern.toLocaleLowerCase(language)
  const spoken = new Intl.DisplayNames([language], { type: 'language' })
  return Object.entries(names).map(([code, own]) => {
    const name = (inOwnWords ? own : spoken.of(code)) ?? own
    return [`${family}${code}`, isCapital ? capital(name, language) : name]
  })
}

const capital = (name: string, language: string): string => name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
