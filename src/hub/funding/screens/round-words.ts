/** How rounds, keys and parts are said. */

import type { Tone } from '#app/ui/Status.tsx'
import { currentLanguage, currentPlace, t } from '#app/words.ts'
import { sayMoney } from '#platform/i18n/formats.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Currency } from '#platform/values/money.ts'
import type { readRound } from '../contract/rounds.ts'
import type { CallState } from '../rules/calls.ts'
import { keyWords as wordsOfKey } from '../rules/key-words.ts'
import type { SlipState } from '../rules/slips.ts'
import type { JoinState, PledgeState, RoundState } from '../rules/states.ts'
import { figureOf, type SharingKey } from '../rules/weights.ts'

export const roundsPath = '/community/funding'
export const openRoundPath = '/community/funding/new'
export const roundPath = '/community/funding/rounds/:round'
export const pledgePath = '/community/funding/rounds/:round/pledge'
export const briefPath = '/community/funding/rounds/:round/brief'
export const simulatorPath = '/community/funding/simulator'

export const roundTones: Readonly<Record<RoundState, Tone>> = {
  draft: 'quiet',
  open: 'news',
  closing: 'attention',
  called: 'attention',
  collecting: 'attention',
  secured: 'fine',
  spending: 'fine',
  settled: 'fine',
  failed: 'refused',
  cancelled: 'quiet',
}

export const pledgeTones: Readonly<Record<PledgeState, Tone>> = {
  intended: 'quiet',
  confirmed: 'news',
  binding: 'fine',
  called: 'attention',
  paid: 'fine',
  defaulted: 'refused',
  released: 'quiet',
  withdrawn: 'quiet',
}

export const callTones: Readonly<Record<CallState, Tone>> = {
  open: 'attention',
  paid: 'fine',
  advanced: 'fine',
  taken_over: 'fine',
  defaulted: 'refused',
  cancelled: 'quiet',
}

export const joinTones: Readonly<Record<JoinState, Tone>> = {
  asked: 'news',
  quoted: 'news',
  confirmed: 'attention',
  called: 'attention',
  paid: 'fine',
  withdrawn: 'quiet',
}

export const slipTones: Readonly<Record<SlipState, Tone>> = {
  open: 'attention',
  corrected: 'fine',
  dismissed: 'quiet',
}

/** An amount in the currency of the round, which need not be the community's. */
export const amountWords = (cents: number, currency?: Currency): string =>
  sayMoney(cents, currentLanguage(), currency ? { ...currentPlace(), currency } : currentPlace())

export const keyWords = (key: SharingKey): string => wordsOfKey(key, t)

/** The figure a key asks for, in words; null: it asks for none. */
export function figureWords(key: SharingKey): string | null {
  const figure = figureOf(key)
  return figure && t(`rounds.figure.${figure}`)
}

type Told = ReplyOf<typeof readRound>['outcome']
type Part = Pick<Told['parts'][number], 'how' | 'mode'>

/** How a part came about, said to whoever wants to check the sum. */
export const howWords = ({ how, mode }: Part): string =>
  how === 'nothing' ? t(`rounds.how.nothing_${mode}`) : t(`rounds.how.${how}`)

type Fallen = Pick<Told['fallen'][number], 'name' | 'causes'>

/** Why a pledge does not hold: one sentence for each cause. */
export const causeWords = ({ name, causes }: Fallen, currency: Currency): string[] =>
  causes.map((cause) => oneCause(name, cause, currency))

function oneCause(name: string, cause: Fallen['causes'][number], currency: Currency): string {
  switch (cause.kind) {
    case 'payers_at_least':
      return t('rounds.cause.payers', { name, payers: cause.payers, found: cause.found })
    case 'target_at_most': {
      const [amount, target] = [cause.amount, cause.target].map((one) => amountWords(one, currency))
      return t('rounds.cause.target', { name, amount: amount ?? '', target: target ?? '' })
    }
    case 'with':
      return t('rounds.cause.with', { why: cause.fell ? 'fell' : null, name, other: cause.name })
  }
}

export type Saving = Pick<Told['savings'][number], 'kind' | 'amount' | 'payers' | 'name'>

export function savingWords(saving: Saving, currency: Currency): string {
  const amount = amountWords(saving.amount, currency)
  const facts = { amount, count: saving.payers ?? 0, name: saving.name ?? '' }
  if (saving.kind === 'money') return t('rounds.saving.money', facts)
  return t(`rounds.saving.${saving.kind}${saving.amount > 0 ? '_and' : ''}`, facts)
}
