import type { ReactNode } from 'react'
import { useWords } from '../words.ts'
import { Icon, type IconName } from './Icon.tsx'
import { Link } from './Link.tsx'

export interface EmptyProps {
  /** Why there is nothing, as a sentence. */
  readonly says: string
  /** The first step: an address with its words, or a button. */
  readonly next?: { readonly href: string; readonly says: string } | ReactNode
  readonly icon?: IconName
}

const isStep = (next: EmptyProps['next']): next is { readonly href: string; readonly says: string } =>
  typeof next === 'object' && next !== null && 'href' in next && 'says' in next

/** Nothing here: why, and what to do first. */
export function Empty({ says, next, icon = 'leaf' }: EmptyProps) {
  useWords()
  return (
    <div className="empty">
      <Icon name={icon} size={28} />
      <p>{says}</p>
      {isStep(next) ? <Link href={next.href}>{next.says}</Link> : next}
    </div>
  )
}
