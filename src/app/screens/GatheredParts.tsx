import type { Parts } from '../parts.ts'
import { may } from '../session.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../words.ts'

const modules = import.meta.glob<Parts>(['../../{shop,hub}/*/parts.tsx', '../../platform/*/parts.tsx'], { eager: true })

/** Those of these parts that this person may see, in order. */
const seen = <P extends { readonly may?: string; readonly order: number }>(parts: readonly P[]): readonly P[] =>
  parts.filter((part) => may(part.may ?? 'signed_in')).toSorted((one, other) => one.order - other.order)

export function GatheredParts({ of: page }: { readonly of: 'home' | 'today' }) {
  const t = useWords()
  const parts = seen(Object.values(modules).flatMap((module) => module[page] ?? []))
  if (parts.length === 0) return <Empty says={t(`app.nothing.${page}`)} />
  return (
    <div className={`parts ${page}`}>
      {parts.map(({ Part }, place) => (
        <Part key={String(place)} />
      ))}
    </div>
  )
}

/** What other modules know of this person, for the file. */
export const PersonParts = ({ contact }: { readonly contact: string }) => (
  <>
    {seen(Object.values(modules).flatMap((module) => module.person ?? [])).map(({ Part }, place) => (
      <Part key={String(place)} contact={contact} />
    ))}
  </>
)
