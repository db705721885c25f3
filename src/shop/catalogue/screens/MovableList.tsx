/** A list whose order one changes: drag with a mouse; or lift one, and put it down where “Here” stands; or arrow keys
 *  on the handle, step by step. */
import './movable-list.css'
import { type ReactNode, useRef, useState } from 'react'
import { announce } from '#app/announce.ts'
import { Button } from '#app/ui/Button.tsx'
import { Icon } from '#app/ui/Icon.tsx'
import { useWords } from '#app/words.ts'

export interface MovableListProps<Row> {
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly name: (row: Row) => string
  readonly caption: string
  /** Only to be read. */
  readonly fixed?: boolean
  /** Puts a row before another one, or at the end. */
  readonly move: (row: Row, before: Row | undefined) => unknown
  readonly children: (row: Row, at: number) => ReactNode
}

export function MovableList<Row>(props: MovableListProps<Row>) {
  const { rows, rowKey, name, caption, fixed = false, move } = props
  const t = useWords()
  const list = useRef<HTMLOListElement>(null)
  const [lifted, setLifted] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const from = rows.findIndex((row) => rowKey(row) === lifted)
  const focus = (key: string) =>
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-handle="${key}"]`)?.focus())
  const putBefore = async (row: Row, before: Row | undefined) => {
    setLifted(null)
    setOver(null)
    await move(row, before)
    focus(rowKey(row))
  }
  const lift = (row: Row) => {
    const again = lifted === rowKey(row)
    setLifted(again ? null : rowKey(row))
    announce(t(again ? 'catalogue.move_left' : 'catalogue.move_lifted', { name: name(row) }))
  }
  const step = (at: number, by: -1 | 1) => {
    const row = rows[at]
    if (!row || at + by < 0 || at + by >= rows.length) return
    void putBefore(row, rows[by === -1 ? at - 1 : at + 2])
  }
  const here = (before: Row | undefined, at: number) => {
    const row = rows[from]
    // the places beside itself change nothing
    if (!row || at === from || at === from + 1) return null
    return (
      <li className="movable-gap" key={`gap ${at}`}>
        <Button
          kind="other"
          label={t('catalogue.move_here_label', { name: name(row), place: at + 1 })}
          press={() => putBefore(row, before)}
        >
          {t('catalogue.move_here')}
        </Button>
      </li>
    )
  }
  return (
    <ol className="movable" ref={list} aria-label={caption}>
      {rows.flatMap((row, at) => [
        here(row, at),
        <li
          key={rowKey(row)}
          className="movable-row"
          data-lifted={lifted === rowKey(row) || undefined}
          data-over={over === rowKey(row) || undefined}
          onDragOver={(event) => {
            if (from === -1) return
            event.preventDefault()
            event.stopPropagation()
            setOver(rowKey(row))
          }}
          onDrop={(event) => {
            const moved = rows[from]
            if (!moved) return
            event.preventDefault()
            event.stopPropagation()
            // downwards behind it, upwards before it: where the row was let go
            void putBefore(moved, from < at ? rows[at + 1] : row)
          }}
        >
          {fixed ? null : (
            <Handle
              id={rowKey(row)}
              name={name(row)}
              lifted={lifted === rowKey(row)}
              lift={() => lift(row)}
              step={(by) => step(at, by)}
              dragged={(runs) => setLifted(runs ? rowKey(row) : null)}
            />
          )}
          <div className="movable-what">{props.children(row, at)}</div>
        </li>,
      ])}
      {here(undefined, rows.length)}
    </ol>
  )
}

interface HandleProps {
  readonly id: string
  readonly name: string
  readonly lifted: boolean
  readonly lift: () => void
  readonly step: (by: -1 | 1) => void
  readonly dragged: (runs: boolean) => void
}

function Handle({ id, name, lifted, lift, step, dragged }: HandleProps) {
  const t = useWords()
  return (
    <button
      type="button"
      className="icon-button movable-handle"
      data-handle={id}
      draggable
      aria-pressed={lifted}
      aria-label={t('catalogue.move_label', { name })}
      title={t('catalogue.move_hint')}
      onClick={lift}
      onDragStart={(event) => {
        event.stopPropagation()
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', name)
        dragged(true)
      }}
      onDragEnd={() => dragged(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && lifted) return lift()
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        step(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <Icon name="menu" />
    </button>
  )
}
