/** Filling the first weeks of a new shop: each template has a least and a most. Source: domain-shifts 5.2 (Campaign). */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Day } from '#platform/values/day.ts'

export type CampaignState = 'needs_people' | 'open' | 'locked' | 'full'

export interface CampaignLine {
  readonly template: string
  readonly minPeople: number
  readonly maxPeople: number
  readonly people: number
}

const lacksPeople = (line: CampaignLine): boolean => line.people < line.minPeople

/** Below its least a template needs people; at its most it is full; between it waits until no other is below its least. */
export function campaignState(line: CampaignLine, all: readonly CampaignLine[]): CampaignState {
  if (line.people >= line.maxPeople) return 'full'
  if (lacksPeople(line)) return 'needs_people'
  return all.some((other) => other.template !== line.template && lacksPeople(other)) ? 'locked' : 'open'
}

/** Why this template may not be chosen; empty means yes. The office is held by `full` only. */
export function whyNotChoose(facts: {
  readonly line: CampaignLine
  readonly all: readonly CampaignLine[]
  readonly untilDay: Day
  readonly today: Day
  /** The person has a seat of this campaign already. */
  readonly chosenAlready: boolean
  readonly byOffice: boolean
}): Refusal[] {
  const state = campaignState(facts.line, facts.all)
  if (state === 'full') return [refuse('campaign.full', { most: facts.line.maxPeople })]
  if (facts.byOffice) return []
  const no: Refusal[] = []
  if (state === 'locked') no.push(refuse('campaign.locked'))
  if (facts.chosenAlready) no.push(refuse('campaign.chosen_already'))
  if (facts.today > facts.untilDay) no.push(refuse('campaign.over', { until: facts.untilDay }))
  return no
}
