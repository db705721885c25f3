/** Finding what somebody weighs: by name, by number, by a code that was scanned. */

interface Findable {
  readonly name: string
  readonly number: number
  readonly group: string
  readonly codes: readonly string[]
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Every word somewhere in the name, accents forgiven; figures alone are the number of the product. */
export function goodsFound<G extends Findable>(
  all: readonly G[],
  { asked, group }: { readonly asked: string; readonly group: string | null },
): readonly G[] {
  const words = plain(asked).split(/\s+/)
  const number = /^\d+$/.test(asked.trim()) ? Number(asked) : null
  return all.filter(
    (one) =>
      (group === null || one.group === group) &&
      (number === null ? words.every((word) => plain(one.name).includes(word)) : one.number === number),
  )
}

/** By a code it bears, with or without the leading 0 that some scanners swallow, or by its number. */
export const goodsOfCode = <G extends Findable>(all: readonly G[], code: string): G | null =>
  all.find(({ codes }) => codes.includes(code) || codes.includes(`0${code}`)) ??
  all.find(({ number }) => /^\d{1,5}$/.test(code) && number === Number(code)) ??
  null
