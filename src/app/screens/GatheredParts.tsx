import type { HomePart, Parts } from '../parts.ts'
import { may } from '../session.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../words.ts'

const modules = import.meta.glob<Parts>(['../../{shop,hub}/*/parts.tsx', '../../platform/*/parts.tsx'], { eager: true })

/** The parts of all modules that this person may see, in order. */
function partsFor(page: 'home' | 'today'): readonly HomePart[] {
  return Object.values(modules)
    .flatMap((module) => module[page] ?? [])
    .filter((part) => may(part.may ?? 'signed_in'))
    .toSorted((one, other) => one.order - other.order)
}

export function GatheredParts({ of: page }: { readonly of: 'home' | 'today' }) {
  const t = useWords()
  const parts = partsFor(page)
  if (parts.length === 0) return <Empty says={t(`app.nothing.${page}`)} />
  return (
    <div className={`parts ${page}`}>
      {parts.map(({ Part }, place) => (
        <Part key={String(place)} />
      ))}
    </div>
  )
}
