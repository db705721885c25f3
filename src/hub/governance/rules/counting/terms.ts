/** What a vote asks and how it is counted (domain-hub-governance 5.4 to 5.6): frozen at the first ballot. */
export const methods = [
  'consent',
  'majority',
  'qualified',
  'approval',
  'dots',
  'score',
  'borda',
  'schulze',
  'stv',
  'basket',
  'sortition',
] as const
export type Method = (typeof methods)[number]
/** Consent is asked about a proposal alone, where objections are tested. */
export const plannedMethods = methods.filter((method) => method !== 'consent') as [
  Exclude<Method, 'consent'>,
  ...Exclude<Method, 'consent'>[],
]

export const tieRules = ['status_quo', 'lot', 'run_off', 'earlier_submitted'] as const
export type TieRule = (typeof tieRules)[number]

export const quotas = ['droop', 'hare', 'hagenbach_bischoff', 'imperiali'] as const
export type Quota = (typeof quotas)[number]

/** Exactly one of these binds a basket when it is handed in. */
export type BasketRule =
  | { readonly kind: 'threshold'; readonly bp: number }
  | { readonly kind: 'minimum'; readonly least: number }
  | { readonly kind: 'selected'; readonly least: number; readonly most: number }

/** So many basis points of the whole score, or of all electors, that an option must reach or must not pass. */
export interface OptionTest {
  readonly option: string
  readonly side: 'least' | 'most'
  readonly bp: number
  readonly of: 'score' | 'electors'
}

export interface Terms {
  readonly method: Method
  /** In the order in which they were submitted; of majorities there are none. */
  readonly options: readonly string[]
  /** Of elections: who no longer stands. The others are counted as if these had never stood. */
  readonly withdrawn?: readonly string[]
  /** How many of them are chosen; of a choice by lot how many are drawn. */
  readonly seats: number
  readonly tieRule: TieRule
  /** Of qualified majorities: two thirds are 2 of 3. */
  readonly qualified: { readonly over: number; readonly under: number }
  /** Of approval: how many may be chosen. */
  readonly choices: { readonly least: number; readonly most: number }
  readonly dotsBudget: number
  readonly scoreMax: number
  readonly unranked: 'average' | 'nothing'
  readonly quota: Quota
  /** Of baskets: what may be spent, and what each option costs, in cents. */
  readonly envelope: number
  readonly costs: Readonly<Record<string, number>>
  readonly basketRule: BasketRule
  readonly tests: readonly OptionTest[]
}

/** Who still stands, of what is chosen among. */
export const standingOptions = ({ options, withdrawn = [] }: Pick<Terms, 'options' | 'withdrawn'>): readonly string[] =>
  options.filter((option) => !withdrawn.includes(option))

export const isRanked = (method: Method): boolean => method === 'borda' || method === 'schulze' || method === 'stv'
export const asksYesOrNo = (method: Method): boolean => method === 'majority' || method === 'qualified'
/** Whether some of those who answer are drawn by lot: yes and no say whether one may be. */
export const drawsLots = (method: Method): boolean => method === 'sortition'
/** Whether something is chosen among options; else it is answered as a whole. */
export const hasOptions = (method: Method): boolean =>
  method !== 'consent' && !asksYesOrNo(method) && !drawsLots(method)
/** Whether a lot may have a say: it draws those who answer, tells equals apart, or decides on the way of transferred votes. */
export const mayDraw = ({ method, tieRule }: Pick<Terms, 'method' | 'tieRule'>): boolean =>
  drawsLots(method) || method === 'stv' || (hasOptions(method) && tieRule === 'lot')

/** How one answers where consent is asked; and whoever abstains (5.3). */
export const consentAnswers = ['no_objection', 'concern', 'possible_objection', 'stand_aside'] as const
export const sayings = ['yes', 'no', 'abstain', 'none', 'marks', ...consentAnswers] as const

/** What one ballot says. A mark is a rank, dots, a score, or 1 for what is chosen. */
export interface Content {
  readonly says: (typeof sayings)[number]
  readonly marks: readonly Mark[]
}
export interface Mark {
  readonly option: string
  readonly mark: number
}

/** A ballot in the box; its weight is in thousandths. */
export interface Ballot {
  readonly content: Content
  readonly weight: number
}

/** What is ranked, the best first; the rest is below it. */
export const rankingOf = ({ marks }: Content): readonly string[] =>
  [...marks].sort((one, other) => one.mark - other.mark).map(({ option }) => option)
