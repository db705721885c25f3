/** Degrees as people type them, in thousandths. */
const written = /^(-?)(\d{1,3})(?:[.,](\d+))?$/

/** Further decimals are left off: a thousandth is a hundred metres. @example thousandthsFrom('50,8474') // 50847 */
export function thousandthsFrom(text: string): number | null {
  const [, minus, whole = '', rest = ''] = written.exec(text.trim()) ?? []
  if (minus === undefined) return null
  const value = Number(whole) * 1000 + Number(rest.slice(0, 3).padEnd(3, '0'))
  return minus === '-' ? -value : value
}

/** @example degreesFrom(-563) // '-0.563' */
export function degreesFrom(thousandths: number): string {
  const size = Math.abs(thousandths)
  return `${thousandths < 0 ? '-' : ''}${Math.trunc(size / 1000)}.${String(size % 1000).padStart(3, '0')}`
}
