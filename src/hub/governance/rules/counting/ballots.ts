/** Whether a ballot may go into the box: it is refused whole (domain-hub-governance 5.5, 5.6). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { asksYesOrNo, type Content, consentAnswers, drawsLots, hasOptions, isRanked, type Terms } from './terms.ts'

export function whyNotCast(terms: Terms, content: Content): Refusal[] {
  const { says, marks } = content
  const isYesOrNo = (says === 'yes' || says === 'no') && marks.length === 0
  if (drawsLots(terms.method)) return isYesOrNo ? [] : [refuse('ballot.may_be_drawn')]
  if (says === 'abstain') return marks.length > 0 ? [refuse('ballot.none_with_choice')] : []
  if (asksYesOrNo(terms.method)) return isYesOrNo ? [] : [refuse('ballot.yes_or_no')]
  if (!hasOptions(terms.method))
    return isConsentAnswer(says) && marks.length === 0 ? [] : [refuse('ballot.consent_asked')]
  if (says === 'yes' || says === 'no' || isConsentAnswer(says)) return [refuse('ballot.options_asked')]
  if (says === 'none') return marks.length > 0 ? [refuse('ballot.none_with_choice')] : []
  const named = marks.map(({ option }) => option)
  const no: Refusal[] = []
  if (new Set(named).size < named.length) no.push(refuse('ballot.option_twice'))
  if (named.some((option) => !terms.options.includes(option))) no.push(refuse('ballot.option_foreign'))
  const [gone] = named.filter((option) => terms.withdrawn?.includes(option))
  if (gone !== undefined) no.push(refuse('ballot.withdrawn', { option: gone }))
  return no.length > 0 ? no : whyNotMarks(terms, content)
}

const isConsentAnswer = (says: Content['says']): boolean => (consentAnswers as readonly string[]).includes(says)

function whyNotMarks(terms: Terms, content: Content): Refusal[] {
  const values = content.marks.map(({ mark }) => mark)
  if (isRanked(terms.method)) return whyNotRanks(values)
  switch (terms.method) {
    case 'dots':
      return whyNotDots(values, terms.dotsBudget)
    case 'score':
      return values.every((one) => Number.isInteger(one) && one >= 0 && one <= terms.scoreMax)
        ? []
        : [refuse('ballot.score', { most: terms.scoreMax })]
    case 'basket':
      return [...whyNotDraft(terms, content), ...whyNotBasket(terms, content)]
    default: {
      const { least, most } = terms.choices
      if (!values.every((one) => one === 1)) return [refuse('ballot.choices', { chosen: values.length, least, most })]
      return values.length >= least && values.length <= most
        ? []
        : [refuse('ballot.choices', { chosen: values.length, least, most })]
    }
  }
}

function whyNotRanks(ranks: readonly number[]): Refusal[] {
  if (ranks.length === 0) return [refuse('ballot.empty')]
  const sorted = [...ranks].sort((one, other) => one - other)
  return sorted.every((rank, place) => rank === place + 1) ? [] : [refuse('ballot.ranks', { last: ranks.length })]
}

function whyNotDots(dots: readonly number[], budget: number): Refusal[] {
  if (!dots.every((one) => Number.isInteger(one) && one >= 0)) return [refuse('ballot.dots_whole')]
  const used = dots.reduce((sum, one) => sum + one, 0)
  return used <= budget ? [] : [refuse('ballot.dots', { used, budget, over: used - budget })]
}

const spentIn = (terms: Terms, { marks }: Content): number =>
  marks.reduce((sum, { option }) => sum + (terms.costs[option] ?? 0), 0)

/** What holds for a basket from the first draft on: no more than the envelope, unless money is left aside. */
export function whyNotDraft(terms: Terms, content: Content): Refusal[] {
  const named = content.marks.map(({ option }) => option)
  const no: Refusal[] = []
  if (new Set(named).size < named.length) no.push(refuse('ballot.option_twice'))
  if (named.some((option) => !terms.options.includes(option))) no.push(refuse('ballot.option_foreign'))
  if (no.length > 0 || terms.basketRule.kind === 'selected') return no
  const spent = spentIn(terms, content)
  return spent <= terms.envelope
    ? []
    : [refuse('ballot.envelope', { spent, envelope: terms.envelope, over: spent - terms.envelope })]
}

/** The rule that binds when it is handed in. */
function whyNotBasket(terms: Terms, content: Content): Refusal[] {
  const rule = terms.basketRule
  const chosen = content.marks.length
  switch (rule.kind) {
    case 'threshold': {
      const spent = spentIn(terms, content)
      return BigInt(spent) * 10_000n >= BigInt(rule.bp) * BigInt(terms.envelope)
        ? []
        : [refuse('ballot.threshold', { spent, envelope: terms.envelope, percent: rule.bp / 100 })]
    }
    case 'minimum':
      return chosen >= rule.least ? [] : [refuse('ballot.minimum', { chosen, least: rule.least })]
    case 'selected':
      return chosen >= rule.least && chosen <= rule.most
        ? []
        : [refuse('ballot.choices', { chosen, least: rule.least, most: rule.most })]
  }
}
