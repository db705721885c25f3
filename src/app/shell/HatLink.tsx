import type { Hat } from '../screens.ts'
import { useOrganisation } from '../session.ts'
import { changeOrganisation } from '../start.ts'
import { Link } from '../ui/Link.tsx'
import { useWords } from '../words.ts'

export interface HatLinkProps {
  readonly of: Hat
  readonly current?: boolean
  readonly close?: () => void
}

/** One hat; where another organisation gives it, that one opens with it. */
export function HatLink({ of: { hat, href, at }, current = false, close }: HatLinkProps) {
  const t = useWords()
  const here = useOrganisation()
  const elsewhere = at && at.id !== here?.id ? at : null
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        close?.()
        if (!elsewhere) return
        event.preventDefault()
        void changeOrganisation(elsewhere.id, href)
      }}
    >
      {t(`app.hat.${hat}`)}
    </Link>
  )
}
