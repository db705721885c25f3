/** Percentages as people give them, as whole millionths, exactly: 12.5 is 125 000. */
import { readDecimal, roundedUnits } from '#platform/values/decimal.ts'

const whole = (value: number, places: number): number => {
  const decimal = readDecimal(value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 10 }))
  const units = decimal && roundedUnits(decimal, places)
  if (units === null) throw new RangeError(`no percentage: ${value}`)
  return units
}

export const millionths = (percent: number): number => whole(percent, 4)
export const hundredths = (percent: number): number => whole(percent, 2)
