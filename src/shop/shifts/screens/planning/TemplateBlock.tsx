/** One template in the grid: kind, time, places by role, who leads, how it stands. */
import type { CSSProperties } from 'react'
import { pathTo } from '#app/paths.ts'
import { Link } from '#app/ui/Link.tsx'
import { Status } from '#app/ui/Status.tsx'
import { rangeWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { TimeOfDay } from '#platform/values/day.ts'
import { stateTones } from './place-words.ts'
import type { Template } from './WeekGrid.tsx'
import './planning.css'

/** Choosing several: while it is on, blocks are ticked instead of opened. */
export interface Pick {
  readonly chosen: ReadonlySet<string>
  readonly toggle: (id: string) => void
}

export function TemplateBlock({ template, pick }: { readonly template: Template; readonly pick: Pick | null }) {
  const t = useWords()
  const time = rangeWords(template.starts as TimeOfDay, template.ends as TimeOfDay)
  const chosen = pick?.chosen.has(template.id) ?? false
  const name = template.name.includes(template.kindName) ? template.name : `${template.name} · ${template.kindName}`
  return (
    <div
      className="block"
      style={{ '--kind': template.kindColour ?? 'var(--edge)' } as CSSProperties}
      data-state={template.state}
      data-chosen={chosen || undefined}
    >
      {pick && template.state !== 'ended' ? (
        <label className="block-pick">
          <input type="checkbox" checked={chosen} onChange={() => pick.toggle(template.id)} />
          <span>
            <strong>{name}</strong> {time}
          </span>
        </label>
      ) : (
        <>
          <Link href={pathTo('/staff/shift-templates/:template', { template: template.id })}>{name}</Link>
          <span>{time}</span>
        </>
      )}
      <Fill held={template.held} seats={template.seats} />
      {template.groups.length > 1 ? (
        <span className="quiet">
          {template.groups
            .map((group) => t('shifts.plan.role_fill', { role: group.role, held: group.held, seats: group.seats }))
            .join(', ')}
        </span>
      ) : null}
      {template.leadName ? <span className="quiet">{t('shifts.led_by', { name: template.leadName })}</span> : null}
      <Status tone={stateTones[template.state]} says={t(`shifts.plan.state.${template.state}`)} />
    </div>
  )
}

/** Fixed places held of all places, as words and as a bar. */
export function Fill({ held, seats }: { readonly held: number; readonly seats: number }) {
  const t = useWords()
  const part = seats === 0 ? 0 : Math.min(100, (held * 100) / seats)
  return (
    <>
      <span className="figures">{t('shifts.plan.fill', { held, seats })}</span>
      <span className="fill-bar" aria-hidden="true">
        <span style={{ width: `${part}%` }} />
      </span>
    </>
  )
}
