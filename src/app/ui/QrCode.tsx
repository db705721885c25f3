import { encodeQR } from 'qr'

/** The text as a picture for a camera: black on white in the dark theme too, four modules of margin. */
export function QrCode({
  text,
  label,
  look,
}: {
  readonly text: string
  readonly label: string
  readonly look?: string
}) {
  const modules = encodeQR(text, 'raw', { border: 4 })
  const dots = modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg
      className={look}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#ffffff" />
      <path d={dots.join('')} fill="#000000" />
    </svg>
  )
}
