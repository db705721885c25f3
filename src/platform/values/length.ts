/** Lengths on paper: millimetres for people, points for type and PDF, dots for printers. */

export type Millimetres = number
/** 1/72 inch, as in PDF and in type sizes. */
export type Points = number
/** Whole pixels of a printer's head or a screen. */
export type Dots = number

const millimetresPerInch = 25.4
const pointsPerInch = 72

export const pointsOf = (length: Millimetres): Points => (length * pointsPerInch) / millimetresPerInch
export const millimetresOf = (length: Points): Millimetres => (length * millimetresPerInch) / pointsPerInch

/** The length in whole dots, rounded once, here. */
export const dotsOf = (length: Millimetres, dotsPerInch: number): Dots =>
  Math.round((length * dotsPerInch) / millimetresPerInch)

export const dotLength = (dots: Dots, dotsPerInch: number): Millimetres => (dots * millimetresPerInch) / dotsPerInch

/** The length on a grid, for people and for files: `roundedTo(37.289999, 2)` is 37.29. */
export const roundedTo = (length: number, places: number): number => Math.round(length * 10 ** places) / 10 ** places
