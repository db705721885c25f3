/** Whether the shelf asks for less than the till: the printed amounts of one shop, which have the same decimals. */
export function isRise(before: string | null, now: string | null): boolean {
  const amount = (text: string): number => Number(text.replace(/\D/g, ''))
  return before !== null && now !== null && amount(now) > amount(before)
}
