import { barsFor } from '#platform/values/barcode.ts'

const quiet = 11

/** The code as bars for a scanner: black on white in the dark theme too, with the digits below. Codes that bars cannot
 *  say are shown as text alone. */
export function Barcode({ code }: { readonly code: string }) {
  const bars = barsFor(code)
  const runs = bars === null ? [] : [...bars.matchAll(/1+/g)]
  const path = runs.map(({ 0: run, index }) => `M${index + quiet} 0h${run.length}v1h-${run.length}z`).join('')
  return (
    <figure className="barcode">
      {bars === null ? null : (
        <svg viewBox={`0 0 ${bars.length + 2 * quiet} 1`} preserveAspectRatio="none" aria-hidden="true">
          <path d={path} fill="#000000" />
        </svg>
      )}
      <figcaption>{code}</figcaption>
    </figure>
  )
}
