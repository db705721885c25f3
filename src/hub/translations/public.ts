/** The door of translations: other modules say what can be translated, and ask for it in the language of a reader. */
export { carryTranslations, reviewTranslation, writeTranslation } from './actions/translating.ts'
export { registerText } from './kinds.ts'
export { type InLanguage, reviewedWords, wishesOf } from './reads/own-language.ts'
export { languageFor } from './rules/language.ts'
export { saidIn, type Words } from './rules/text.ts'
