/** A label as it is printed, from the same drawn items, in true millimetres times the zoom. */
import { millimetresOf } from '#platform/values/length.ts'
import type { Drawing, Drawn, DrawnLogo, DrawnSymbol, DrawnText } from '../rules/layout.ts'
import { runsOf } from '../rules/symbol.ts'
import { familyOf } from './label-fonts.ts'
import { useLogo } from './label-logos.ts'

export interface LabelPictureProps {
  readonly drawing: Drawing
  readonly zoom: number
  /** What it shows, for listeners. */
  readonly label: string
}

export const LabelPicture = ({ drawing, zoom, label }: LabelPictureProps) => (
  <svg
    className="label-paper"
    role="img"
    aria-label={label}
    width={`${drawing.width * zoom}mm`}
    height={`${drawing.height * zoom}mm`}
    viewBox={`0 0 ${drawing.width} ${drawing.height}`}
  >
    <rect width={drawing.width} height={drawing.height} fill={drawing.background ?? '#ffffff'} />
    {drawing.items.map((item, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: items have no names of their own, and are drawn anew together
      <Item key={index} item={item} />
    ))}
  </svg>
)

function Item({ item }: { readonly item: Drawn }) {
  if (item.kind === 'text') return <Letters text={item} />
  if (item.kind === 'symbol') return <path d={modulesPath(item)} fill="#000000" shapeRendering="crispEdges" />
  const { x, y, width, height } = item
  if (item.kind === 'area') return <rect {...{ x, y, width, height }} fill={item.colour} />
  return <Logo item={item} />
}

/** The picture as it is printed; the word until it is there, and where there is none. */
function Logo({ item }: { readonly item: DrawnLogo }) {
  const { x, y, width, height, logo, text } = item
  const source = useLogo(logo.hash)
  if (source !== null) return <image href={source} {...{ x, y, width, height }} />
  return (
    <>
      <rect {...{ x, y, width, height }} fill={logo.colour} />
      {text ? <Letters text={text} /> : null}
    </>
  )
}

const Letters = ({ text }: { readonly text: DrawnText }) => (
  <text
    x={text.x}
    y={text.baseline}
    fill={text.colour}
    textLength={text.width}
    style={{
      fontFamily: familyOf(text.font),
      fontSize: `${millimetresOf(text.size)}px`,
      fontKerning: 'none',
      whiteSpace: 'pre',
    }}
  >
    {text.text}
  </text>
)

const modulesPath = ({ symbol, module, x, y, rowHeight }: DrawnSymbol): string =>
  symbol.rows
    .flatMap((modules, row) =>
      runsOf(modules).map(
        ({ from, length }) =>
          `M${x + from * module} ${y + row * rowHeight}h${length * module}v${rowHeight}h${-length * module}z`,
      ),
    )
    .join('')
