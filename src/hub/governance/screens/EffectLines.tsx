/** What a proposal changes for whom, as it was written. */
import type { ReactNode } from 'react'
import { Facts } from '#app/ui/Facts.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readProposal } from '../contract/proposals.ts'

export type ShownEffect = ReplyOf<typeof readProposal>['versions'][number]['effects'][number]

/** How it is called in translations. */
export const partOf = ({ kind, participant }: Pick<ShownEffect, 'kind' | 'participant'>): string =>
  `effect_${kind ?? participant}`

interface Line extends ShownEffect {
  /** In the language of whoever reads. */
  readonly said: ReactNode
}

export function EffectLines({ of }: { readonly of: readonly Line[] }) {
  const t = useWords()
  if (of.length === 0) return null
  return (
    <Facts
      of={of.map(({ kind, name, said }) => ({ name: name ?? t(`governance.effect_for.${kind}`), value: said }))}
      long
    />
  )
}
