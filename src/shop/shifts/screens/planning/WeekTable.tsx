/** The grid on a wide screen. Arrow keys move from block to block, Tab as everywhere. */
import { type KeyboardEvent, useRef } from 'react'
import { Icon } from '#app/ui/Icon.tsx'
import { Link } from '#app/ui/Link.tsx'
import { timeWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { TimeOfDay } from '#platform/values/day.ts'
import { TemplateBlock } from './TemplateBlock.tsx'
import type { GridProps } from './WeekGrid.tsx'

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

export function WeekTable({ days, templates, pick, addAt }: GridProps) {
  const t = useWords()
  const grid = useRef<HTMLTableElement>(null)
  const times = [...new Set(templates.map(({ starts }) => starts))].sort()
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const cell = (event.target as HTMLElement).closest<HTMLElement>('td')
    if (!step || !cell) return
    const next = nextCell(grid.current, cell, step)
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div className="week-frame">
      <table className="week-grid" ref={grid} onKeyDown={move}>
        <caption className="unseen">{t('shifts.plan.grid')}</caption>
        <thead>
          <tr>
            <td />
            {days.map((day) => (
              <th key={day.number} scope="col">
                {day.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map((time) => (
            <tr key={time}>
              <th scope="row">{timeWords(time as TimeOfDay)}</th>
              {days.map((day) => {
                const here = templates.filter((one) => one.day === day.number && one.starts === time)
                return (
                  <td key={day.number} data-empty={here.length === 0 || undefined}>
                    <div className="week-blocks">
                      {here.map((template) => (
                        <TemplateBlock key={template.id} template={template} pick={pick} />
                      ))}
                    </div>
                  </td>
                )
              })}
            </tr>
          ))}
          {addAt ? (
            <tr>
              <th scope="row">
                <span className="unseen">{t('shifts.plan.template_add')}</span>
              </th>
              {days.map((day) => (
                <td key={day.number} data-empty>
                  <Link href={addAt(day.number)} className="week-add">
                    <Icon name="plus" label={t('shifts.plan.add_on', { day: day.name })} />
                  </Link>
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  )
}

/** The nearest cell in that direction that holds something to focus. */
function nextCell(
  grid: HTMLTableElement | null,
  from: HTMLElement,
  [down, across]: readonly [number, number],
): HTMLElement | null {
  const rows = [...(grid?.tBodies[0]?.rows ?? [])].map((row) => [...row.cells])
  let row = rows.findIndex((cells) => cells.includes(from as HTMLTableCellElement))
  let column = rows[row]?.indexOf(from as HTMLTableCellElement) ?? -1
  for (;;) {
    row += down
    column += across
    const cell = rows[row]?.[column]
    if (!cell) return null
    const target = cell.querySelector<HTMLElement>('a, input')
    if (target) return target
  }
}
