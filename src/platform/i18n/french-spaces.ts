/** French sets a space before high punctuation and inside quotation marks; no line may begin or end there.
 *  Source: Imprimerie nationale, Lexique des règles typographiques. */
export const holdFrench = (words: string): string => words.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0')

/** The words as a reader of this language gets them. */
export const heldIn = (language: string, words: string): string => (language === 'fr' ? holdFrench(words) : words)

/** The same in HTML: what stands between the tags, never what stands in them. */
export const holdFrenchHtml = (html: string): string => html.replace(/>[^<]+/g, holdFrench)
