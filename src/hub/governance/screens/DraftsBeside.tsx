/** Drafts that two people wrote at once: what differs, part by part, and one text made of both. */
import { Beside } from '#app/ui/Beside.tsx'
import { Difference } from '#app/ui/Difference.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { dayWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { linesOfBoth } from '#platform/values/beside.ts'
import type { Day } from '#platform/values/day.ts'
import { languageNames } from '#platform/values/languages.ts'
import type { readProposal } from '../contract/proposals.ts'
import { type DraftPart, differentParts } from '../rules/drafts.ts'
import type { Effect } from '../rules/effects.ts'
import { effectsIn, startEffects } from './EffectFields.tsx'
import { type TypedOption, typedOptions } from './option-lines.ts'
import type { emptyTemplate } from './TemplateFields.tsx'

export type BesideDraft = ReplyOf<typeof readProposal>['beside'][number]
/** The current draft, as the other one is told. */
export type CurrentDraft = Omit<BesideDraft, 'draft' | 'by' | 'writtenAt' | 'tieRule' | 'options'> & {
  readonly tieRule: string
  readonly options: readonly TypedOption[]
}

interface DraftsBesideProps {
  readonly current: CurrentDraft
  readonly beside: readonly BesideDraft[]
  /** The form that makes one draft of both. */
  readonly settle: (one: BesideDraft, close: () => void) => React.ReactNode
}

export function DraftsBeside({ current, beside, settle }: DraftsBesideProps) {
  const t = useWords()
  return beside.map((one) => (
    <Beside
      key={one.draft}
      version={one.draft}
      by={one.by}
      acts={
        <Sheet words={t('beside.settle')} title={t('beside.settle')} kind="main">
          {(close) => settle(one, close)}
        </Sheet>
      }
    >
      <PartsDiffer before={current} after={one} />
    </Beside>
  ))
}

function PartsDiffer({ before, after }: { readonly before: CurrentDraft; readonly after: CurrentDraft }) {
  const t = useWords()
  const parts = differentParts(before, after)
  if (parts.length === 0) return <p>{t('governance.drafts_alike')}</p>
  return parts.map((part) => (
    <div key={part}>
      <h3>{labelOf(t, part)}</h3>
      <Difference before={inWords(t, before, part)} after={inWords(t, after, part)} />
    </div>
  ))
}

type Say = ReturnType<typeof useWords>

const labels: Partial<Record<DraftPart, string>> = {
  paragraphs: 'governance.field.text',
  effects: 'governance.effect_for_whom',
  theme: 'governance.vote_field.theme',
  tieRule: 'governance.vote_field.tieRule',
  quorumBp: 'governance.field.quorum',
  language: 'governance.field.bindingLanguage',
  days: 'governance.initiative_field.days',
  scopes: 'governance.scopes',
}

const labelOf = (t: Say, part: DraftPart): string => t(labels[part] ?? `governance.field.${part}`)

function inWords(t: Say, of: CurrentDraft, part: DraftPart): string {
  if (part === 'paragraphs') return of.paragraphs.join('\n\n')
  if (part === 'effects')
    return of.effects.map((one) => t('governance.brief.line', { name: whom(t, one), what: one.what })).join('\n')
  if (part === 'theme') return of.theme === null ? t('governance.no_theme') : t(`governance.theme.${of.theme}`)
  if (part === 'supersedes')
    return of.supersedes === null ? t('governance.supersedes_none') : `${of.supersedes.number} · ${of.supersedes.title}`
  if (part === 'circle') return of.circleName ?? t('governance.no_circle')
  if (part === 'reviewOn') return of.reviewOn === null ? '' : dayWords(of.reviewOn as Day)
  if (part === 'method' || part === 'fallback') return t(`governance.${part}.${of[part]}`)
  if (part === 'options') return typedOptions(of.options)
  if (part === 'tieRule') return t(`governance.tie_rule.${of.tieRule}`)
  if (part === 'quorumBp') return t('governance.percent', { percent: of.quorumBp / 100 })
  if (part === 'language') return languageNames[of.language]
  if (part === 'days') return of.days === null ? '' : String(of.days)
  if (part === 'scopes') return (of.scopes ?? []).map((one) => scopeWords(t, one)).join('\n')
  return of[part] ?? ''
}

const whom = (t: Say, { kind, name }: CurrentDraft['effects'][number]): string =>
  name ?? t(`governance.effect_for.${kind}`)

const scopeWords = (t: Say, { name, goal, country, kind }: NonNullable<CurrentDraft['scopes']>[number]): string =>
  [name ?? t('governance.scope_all'), goal, kind === null ? null : t(`governance.signer.${kind}`), country]
    .filter((one) => one !== null)
    .join(' · ')

type Typed = typeof emptyTemplate

/** Where a text is long, the lines of both; what is chosen stays as it is in the current draft. */
export function typedBoth<T extends Typed>(current: T, other: Typed): T {
  const longs = [
    'driver',
    'requirement',
    'text',
    'alternatives',
    'effectOnShops',
    'cost',
    'criteria',
    'criteriaAnswer',
    'options',
  ] as const
  const texts = Object.fromEntries(longs.map((name) => [name, linesOfBoth(current[name], other[name])]))
  return { ...current, ...texts, ...startEffects(effectsOfBoth(effectsIn(current), effectsIn(other))) }
}

function effectsOfBoth(one: readonly Effect[], other: readonly Effect[]): Effect[] {
  const keyOf = ({ kind, participant }: Effect) => participant ?? kind
  const found = (effect: Effect) => other.find((also) => keyOf(also) === keyOf(effect))
  const both = one.map((effect) => ({ ...effect, what: linesOfBoth(effect.what, found(effect)?.what ?? '') }))
  return [...both, ...other.filter((effect) => !one.some((also) => keyOf(also) === keyOf(effect)))]
}
