/** Text as people type it, made comparable. */

const single: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ð: 'd', ħ: 'h', ŧ: 't', '’': "'" }

/** Lower case without accents: what search compares. The database has the same as `platform.plain`.
 *  @example plain('Zoé Çakırel') // 'zoe cakirel' */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[øłđıðħŧ’]/g, (letter) => single[letter] ?? letter)
}

/** One line without doubled, leading or trailing blanks (any kind of blank). */
export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
