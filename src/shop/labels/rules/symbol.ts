/** Which bars a place on the label can hold, how wide they come out, and why not.
 *  Sources: GS1 General Specifications 5.2 (quiet zones, module 0.264 to 0.66 mm, nominal 0.33), ISO/IEC 15417 and 18004. */
import { encodeQR } from 'qr'
import { code128Bars, ean8Bars, ean13Bars, isCode128, isEan8, isEan13 } from '#platform/values/barcode.ts'
import { dotLength, type Millimetres } from '#platform/values/length.ts'

export const symbolKinds = ['ean13', 'ean8', 'code128', 'qr'] as const
export type SymbolKind = (typeof symbolKinds)[number]

/** Rows of modules, `1` dark: one row for bars, as many as columns for QR. Without the quiet zones. */
export interface Symbol {
  readonly kind: SymbolKind
  readonly code: string
  readonly rows: readonly string[]
  /** Modules that must stay light before and after. */
  readonly quiet: readonly [number, number]
}

/** What paper or head the symbol is for: `dotsPerInch` null draws freely (vector), else a module is whole dots. */
export interface Medium {
  readonly dotsPerInch: number | null
  readonly allowSmallBars: boolean
}

export interface FittedSymbol {
  readonly symbol: Symbol
  readonly module: Millimetres
  /** With both quiet zones. */
  readonly width: Millimetres
}

/** Widths of one module in millimetres. */
export const nominalModule: Millimetres = 0.33
export const smallestModule: Millimetres = 0.264
export const largestModule: Millimetres = 0.66
/** With `allowSmallBars`: what the best hand scanners still read. */
export const smallBarsModule: Millimetres = 0.17
/** QR is read by phones: half a millimetre is read from an arm's length, a third close by. */
const qrModules = { nominal: 0.5, smallest: 0.33, small: 0.25 } as const

/** The modules of the code as this kind, or null when the kind cannot say it. */
export function symbolOf(kind: SymbolKind, code: string): Symbol | null {
  if (kind === 'ean13') {
    const full = /^\d{12}$/.test(code) ? `0${code}` : code
    return isEan13(full) ? { kind, code: full, rows: [ean13Bars(full)], quiet: [11, 7] } : null
  }
  if (kind === 'ean8') return isEan8(code) ? { kind, code, rows: [ean8Bars(code)], quiet: [7, 7] } : null
  if (kind === 'code128') return isCode128(code) ? { kind, code, rows: [code128Bars(code)], quiet: [10, 10] } : null
  return code === '' ? null : { kind, code, rows: qrRows(code), quiet: [4, 4] }
}

/** Modules across, quiet zones included: 113 for EAN-13, 81 for EAN-8. */
export const modulesAcross = ({ rows, quiet }: Symbol): number => (rows[0]?.length ?? 0) + quiet[0] + quiet[1]

/** The symbol at the width nearest to the nominal one that this room allows, or null: nothing readable fits. */
export function fitSymbol(symbol: Symbol, room: Millimetres, medium: Medium): FittedSymbol | null {
  const modules = modulesAcross(symbol)
  const { nominal, least, most } = limits(symbol.kind, medium)
  const fits = (module: Millimetres): boolean => module >= least - 1e-9 && module * modules <= room + 1e-9
  const module =
    medium.dotsPerInch === null
      ? Math.min(nominal, room / modules)
      : wholeDots({ nominal, most, room: room / modules, dotsPerInch: medium.dotsPerInch })
  return fits(module) ? { symbol, module, width: module * modules } : null
}

/** Every kind that can say this code, with what fits: what the editor offers. */
export function symbolsThatFit(
  code: string,
  room: Millimetres,
  medium: Medium,
): readonly { readonly kind: SymbolKind; readonly fitted: FittedSymbol | null }[] {
  return symbolKinds.flatMap((kind) => {
    const symbol = symbolOf(kind, code)
    return symbol ? [{ kind, fitted: fitSymbol(symbol, room, medium) }] : []
  })
}

function limits(kind: SymbolKind, { allowSmallBars }: Medium) {
  if (kind === 'qr')
    return {
      nominal: qrModules.nominal,
      least: allowSmallBars ? qrModules.small : qrModules.smallest,
      most: 4 * qrModules.nominal,
    }
  return { nominal: nominalModule, least: allowSmallBars ? smallBarsModule : smallestModule, most: largestModule }
}

/** On a thermal head: the fewest dots that reach the nominal width (203 dpi 3 = 0.375 mm, 300 dpi 4 = 0.339 mm),
 *  or as many as fit when the room is smaller. */
function wholeDots(of: {
  readonly nominal: Millimetres
  readonly most: Millimetres
  readonly room: Millimetres
  readonly dotsPerInch: number
}): Millimetres {
  const dot = dotLength(1, of.dotsPerInch)
  const wanted = Math.max(1, Math.ceil(of.nominal / dot - 1e-9))
  const possible = Math.floor(of.room / dot + 1e-9)
  const largest = Math.floor(of.most / dot + 1e-9)
  return dotLength(Math.min(wanted, possible, Math.max(1, largest)), of.dotsPerInch)
}

function qrRows(code: string): string[] {
  // The encoder draws a border of one module at least; the quiet zone is ours.
  const rows = encodeQR(code, 'raw', { ecc: 'medium', border: 1 })
  return rows.slice(1, -1).map((row) =>
    row
      .slice(1, -1)
      .map((dark) => (dark ? '1' : '0'))
      .join(''),
  )
}

interface Run {
  readonly from: number
  readonly length: number
}

/** Where modules are dark: `1101` is two from 0 and one from 3. */
export function runsOf(modules: string): Run[] {
  const runs: Run[] = []
  for (let from = modules.indexOf('1'); from >= 0; ) {
    const end = modules.indexOf('0', from)
    runs.push({ from, length: (end < 0 ? modules.length : end) - from })
    from = end < 0 ? -1 : modules.indexOf('1', end)
  }
  return runs
}
