/** The one-time code that registers a shared tablet. */

/** Without letters and digits that look alike on a screen read out loud across an office. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const length = 8

/** How long a code may be typed. */
export const codeMinutes = 15
/** How long the machine keeps its credential without being used: as long as browsers keep anything. */
export const deviceDays = 400

/** @example deskCode(new Uint8Array(8)) // 'AAAA-AAAA' */
export function deskCode(random: Uint8Array): string {
  const text = [...random.subarray(0, length)].map((byte) => signs[byte % signs.length]).join('')
  return `${text.slice(0, length / 2)}-${text.slice(length / 2)}`
}

/** A code as it was meant, however it was typed. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
