/** The label to work on: each part of an own format is a button over the picture. Drag it, or move it with the arrow keys by half a
 *  millimetre; with Shift the arrow keys change its size. */
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useWords } from '#app/words.ts'
import { roundedTo } from '#platform/values/length.ts'
import type { Box, LabelElement, LabelFormat } from '../rules/format.ts'
import type { Drawing } from '../rules/layout.ts'
import { partName } from './format-words.ts'
import { LabelPicture } from './LabelPicture.tsx'

export interface StageProps {
  readonly layout: Omit<LabelFormat, 'id'>
  readonly drawing: Drawing
  readonly zoom: number
  /** Smaller than the zoom where there is less room, so that nobody scrolls. */
  readonly fits: boolean
  readonly chosen: string | null
  readonly mayChange: boolean
  readonly choose: (element: string) => void
  /** `lasting` false: while the pointer still moves. */
  readonly place: (element: string, box: Partial<Box>, lasting: boolean) => void
}

const step = 0.5

export function Stage(props: StageProps) {
  const { layout, drawing, zoom, fits } = props
  const t = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a label wider than a phone is scrolled by keyboard too
    <section className="label-stage" tabIndex={0} aria-label={t('labels.preview')}>
      <div
        className="label-sheet"
        data-fits={fits || undefined}
        style={{ width: `${layout.width * zoom}mm`, aspectRatio: `${layout.width} / ${layout.height}` }}
      >
        <LabelPicture drawing={drawing} zoom={zoom} label={t('labels.preview')} />
        {props.mayChange
          ? layout.elements.map((element) => <Part key={element.id} element={element} {...props} />)
          : null}
      </div>
    </section>
  )
}

interface Held {
  readonly x: number
  readonly y: number
  readonly box: Box
  readonly millimetre: number
}

function Part({ element, layout, chosen, choose, place }: StageProps & { readonly element: LabelElement }) {
  const t = useWords()
  const held = useRef<Held | null>(null)
  const style: CSSProperties = {
    left: `${(element.x / layout.width) * 100}%`,
    top: `${(element.y / layout.height) * 100}%`,
    width: `${(element.width / layout.width) * 100}%`,
    height: `${(element.height / layout.height) * 100}%`,
  }
  const grab = (event: PointerEvent<HTMLButtonElement>) => {
    choose(element.id)
    const sheet = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!sheet) return
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { x: event.clientX, y: event.clientY, box: element, millimetre: sheet.width / layout.width }
  }
  const drag = (event: PointerEvent<HTMLButtonElement>, lasting: boolean) => {
    if (!held.current) return
    const { x, y, box, millimetre } = held.current
    if (lasting) held.current = null
    // A press that chooses is no change.
    if (event.clientX === x && event.clientY === y) return
    const moved = { x: box.x + (event.clientX - x) / millimetre, y: box.y + (event.clientY - y) / millimetre }
    place(element.id, kept({ ...box, ...moved }, layout), lasting)
  }
  const press = (event: KeyboardEvent) => {
    const [right, down] = arrows[event.key] ?? [0, 0]
    if (right === 0 && down === 0) return
    event.preventDefault()
    const { x, y, width, height } = element
    const box = event.shiftKey
      ? { x, y, width: width + right * step, height: height + down * step }
      : { x: x + right * step, y: y + down * step, width, height }
    place(element.id, kept(box, layout), true)
  }
  const { x, y, width, height } = element
  return (
    <button
      type="button"
      className="label-part"
      style={style}
      aria-pressed={chosen === element.id}
      aria-label={t('labels.part.where', { part: partName(element), x, y, width, height })}
      onFocus={() => choose(element.id)}
      onPointerDown={grab}
      onPointerMove={(event) => drag(event, false)}
      onPointerUp={(event) => drag(event, true)}
      onKeyDown={press}
    />
  )
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** On the grid of half a millimetre, at least one wide and high, and on the label. */
function kept(box: Box, { width, height }: { readonly width: number; readonly height: number }): Box {
  const onGrid = (length: number): number => roundedTo(length * 2, 0) / 2
  const [wide, high] = [
    Math.max(1, Math.min(onGrid(box.width), width)),
    Math.max(1, Math.min(onGrid(box.height), height)),
  ]
  return {
    x: Math.max(0, Math.min(onGrid(box.x), roundedTo(width - wide, 2))),
    y: Math.max(0, Math.min(onGrid(box.y), roundedTo(height - high, 2))),
    width: wide,
    height: high,
  }
}
