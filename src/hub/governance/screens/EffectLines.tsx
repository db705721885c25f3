/** What a proposal changes for whom, as it was written. */
import { Facts } from '#app/ui/Facts.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readProposal } from '../contract/proposals.ts'

export type ShownEffect = ReplyOf<typeof readProposal>['versions'][number]['effects'][number]

export function EffectLines({ of, language }: { readonly of: readonly ShownEffect[]; readonly language: string }) {
  const t = useWords()
  if (of.length === 0) return null
  return (
    <Facts
      of={of.map(({ kind, name, what }) => ({
        name: name ?? t(`governance.effect_for.${kind}`),
        value: <span lang={language}>{what}</span>,
      }))}
      long
    />
  )
}
