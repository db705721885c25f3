import type { Refusal } from '#platform/refusal.ts'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'

export interface ReasonsProps {
  readonly of: readonly Refusal[]
  readonly id?: string
}

/** Every reason as a sentence; the sentence names the way out. */
export function Reasons({ of: refusals, id }: ReasonsProps) {
  const t = useWords()
  if (refusals.length === 0) return null
  return (
    <ul className="reasons" id={id}>
      {refusals.map((refusal, place) => (
        <li key={`${refusal.code} ${String(place)}`}>
          <Icon name="info" size={18} />
          <span>{t(`refusal.${refusal.code}`, refusal.facts)}</span>
        </li>
      ))}
    </ul>
  )
}
