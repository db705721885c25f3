/** A draft as two may write it at once: what is sent, what is kept, what stands beside. */
import { z } from 'zod'
import { languages } from '#platform/values/languages.ts'
import { tieRules } from '../rules/counting/terms.ts'
import { concernedKinds } from '../rules/effects.ts'
import { fallbacks, proposalMethods } from '../rules/template.ts'
import { themes } from '../rules/themes.ts'

const id = z.uuid()
const words = z.string().nullable()

/** An entry of the register, as it is linked. */
export const DecisionLink = z.object({ id, number: z.string(), title: z.string() })

export const ShownEffect = z.object({
  kind: z.enum(concernedKinds).nullable(),
  participant: id.nullable(),
  name: z.string().nullable(),
  what: z.string(),
  ours: z.boolean(),
})

/** `basedOn`: the draft that was on the screen, 0 for none kept so far; the current one where left out. */
export const onDraft = {
  basedOn: z.int().min(0).optional(),
  settles: z.int().min(1).nullable().default(null),
}

export const DraftKept = z.object({
  draft: z.int(),
  /** True: another one was written meanwhile, this one stands beside it. */
  beside: z.boolean(),
  current: z.int(),
})

const Beside = z.object({
  draft: z.int(),
  by: words,
  writtenAt: z.iso.datetime({ offset: true }),
  title: z.string(),
  driver: words,
  requirement: words,
  paragraphs: z.array(z.string()),
  alternatives: words,
  effectOnShops: words,
  cost: words,
  effects: z.array(ShownEffect),
  criteria: words,
  supersedes: DecisionLink.nullable(),
  criteriaAnswer: words,
  reviewOn: z.iso.date().nullable(),
  method: z.enum(proposalMethods),
  fallback: z.enum(fallbacks),
  options: z.array(z.object({ name: z.string(), meaning: words })),
  quorumBp: z.int(),
  tieRule: z.enum(tieRules),
  theme: z.enum(themes).nullable(),
  language: z.enum(languages),
  circle: id.nullable(),
  circleName: words,
  /** Of an initiative alone. */
  days: z.int().nullable(),
  scopes: z.array(z.object({ name: words, goal: z.int(), country: words, kind: words })).nullable(),
})

/** What those who write a draft see of it. */
export const drafts = {
  /** The current one; 0: none is kept so far. */
  draft: z.int(),
  /** Written while somebody else went on, and not taken up yet; the earliest first. */
  beside: z.array(Beside),
}
