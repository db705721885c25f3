/** Square roots of whole numbers, exact: no float comes near an amount. */

/** The largest whole number whose square is not above `of`. @example wholeRoot(17n) // 4n */
export function wholeRoot(of: bigint): bigint {
  if (of < 0n) throw new RangeError(`no root of ${of}`)
  if (of < 2n) return of
  // Newton from above: the guess falls until it stands.
  let guess = 1n << BigInt((of.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (guess + of / guess) >> 1n
    if (next >= guess) return guess
    guess = next
  }
}

/** The root in millionths, rounded down. @example millionthRoot(2) // 1414213n */
export const millionthRoot = (of: number): bigint => wholeRoot(BigInt(of) * 10n ** 12n)
