/** node scripts/recount-vote.ts VOTE.json: counts a closed vote again from its file alone, with none of the code that counted
 *  it first. Answers 0 when the count agrees, 1 when something differs, 2 when the file cannot be read. All figures are
 *  exact fractions, written 61/3. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

interface Paper {
  readonly organisation: string
  readonly says: string
  readonly marks: readonly { readonly option: string; readonly mark: number }[]
  /** In thousandths; left out: 1. */
  readonly weight?: number
}
interface VoteFile {
  readonly format: string
  readonly vote: string
  readonly method: string
  readonly options: readonly string[]
  /** Who withdrew and is counted as if not there. */
  readonly withdrawn?: readonly string[]
  /** All options, whose places the lot draws; left out: `options`. */
  readonly drawn?: readonly string[]
  readonly seats: number
  readonly tieRule: string
  readonly qualified: { readonly over: number; readonly under: number }
  readonly unranked: string
  readonly quota: string
  readonly envelope: number
  readonly costs: Readonly<Record<string, number>>
  readonly seed: string
  /** What was published at the opening. Files of before have it in a choice by lot alone. */
  readonly seedHash?: string
  /** Of a choice by lot: who could be drawn, and the order of the lot. */
  readonly pool?: readonly { readonly number: number; readonly organisation: string }[]
  readonly order?: readonly number[]
  readonly ballots: readonly Paper[]
  readonly count: {
    readonly outcome: string
    readonly chosen: readonly string[]
    readonly lines: readonly { readonly option: string; readonly score: string }[]
  }
}
interface Result {
  readonly outcome: string
  readonly chosen: readonly string[]
  readonly scores: ReadonlyMap<string, Part>
}

/** A fraction: top and bottom. */
type Part = readonly [bigint, bigint]
const zero: Part = [0n, 1n]
const gcd = (one: bigint, other: bigint): bigint => (other ? gcd(other, one % other) : one < 0n ? -one : one)
function part(top: bigint, bottom = 1n): Part {
  const common = gcd(top, bottom) || 1n
  return [top / common, bottom / common]
}
const add = ([a, b]: Part, [c, d]: Part): Part => part(a * d + c * b, b * d)
const take = ([a, b]: Part, [c, d]: Part): Part => part(a * d - c * b, b * d)
const multiply = ([a, b]: Part, [c, d]: Part): Part => part(a * c, b * d)
const divide = ([a, b]: Part, [c, d]: Part): Part => part(a * d, b * c)
const order = ([a, b]: Part, [c, d]: Part): number => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0)
const text = ([top, bottom]: Part): string => (bottom === 1n ? String(top) : `${top}/${bottom}`)
const total = (all: readonly Part[]): Part => all.reduce(add, zero)

const weightOf = ({ weight = 1000 }: Paper): Part => part(BigInt(weight), 1000n)

const rankingOf = ({ marks }: Paper): string[] =>
  [...marks].sort((one, other) => one.mark - other.mark).map(({ option }) => option)

const hashed = (words: string): string => createHash('sha256').update(words).digest('hex')

/** By lot: in the order of SHA-256 of the seed, a colon, and the number. */
function byNumber<T>(seed: string, all: readonly (readonly [number, T])[]): T[] {
  const drawn = all.map(([number, one]): [string, T] => [hashed(`${seed}:${number}`), one])
  return drawn.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one)
}

/** Options are numbered by their place. */
const byLot = ({ options, drawn: all = options, seed }: VoteFile): string[] =>
  byNumber(
    seed,
    all.map((option, place) => [place + 1, option]),
  )

/** The first so many of the pool; each bears its place. */
function lots({ seed, seats, pool = [] }: VoteFile): Result {
  const order = byNumber(
    seed,
    pool.map(({ number }) => [number, String(number)]),
  )
  const chosen = order.slice(0, seats)
  const scores = new Map(order.map((number, place) => [number, part(BigInt(place + 1))] as const))
  return { outcome: chosen.length > 0 ? 'chosen' : 'nobody', chosen, scores }
}

/** Of a choice by lot: what else its file may not contradict. */
function contradicted({ pool = [], order: said = [], ballots, count }: VoteFile, order: string[]) {
  const found: string[] = []
  if (said.join() !== order.join())
    found.push(`order: the file says ${said.join(', ')}, the lot is ${order.join(', ')}`)
  if (count.lines.length !== pool.length) found.push(`${count.lines.length} are counted, ${pool.length} in the pool`)
  const declined = new Set(ballots.flatMap(({ says, organisation }) => (says === 'no' ? [organisation] : [])))
  for (const { organisation } of pool)
    if (declined.has(organisation)) found.push(`${organisation} said no and is in the pool`)
  return found
}

/** Of equals so many, where the tie rule says which. */
function broken(file: VoteFile, equal: readonly string[], places: number): string[] {
  if (file.tieRule === 'lot')
    return byLot(file)
      .filter((one) => equal.includes(one))
      .slice(0, places)
  return file.tieRule === 'earlier_submitted' ? file.options.filter((one) => equal.includes(one)).slice(0, places) : []
}

function yesOrNo(file: VoteFile): Result {
  const weighed = (says: string) => total(file.ballots.filter((one) => one.says === says).map(weightOf))
  const [yes, no] = [weighed('yes'), weighed('no')]
  const all = add(yes, no)
  const asked = multiply(all, part(BigInt(file.qualified.over), BigInt(file.qualified.under)))
  const passed = file.method === 'majority' ? order(yes, no) > 0 : order(all, zero) > 0 && order(yes, asked) >= 0
  const scores = new Map([['yes', yes] as const, ['no', no] as const])
  return { outcome: passed ? 'passed' : 'failed', chosen: passed ? ['yes'] : [], scores }
}

/** A round of consent is closed only where no objection stands: one that is qualified ends it without a result. */
function consent({ ballots }: VoteFile): Result {
  const passed = ballots.length > 0
  const heads = (says: string) => part(BigInt(ballots.filter((one) => one.says === says).length))
  const answers = ['no_objection', 'concern', 'possible_objection', 'stand_aside']
  const scores = new Map(answers.map((says) => [says, heads(says)] as const))
  return { outcome: passed ? 'passed' : 'failed', chosen: passed ? ['no_objection'] : [], scores }
}

function points(file: VoteFile, paper: Paper, option: string): Part {
  if (paper.says !== 'marks') return zero
  if (file.method !== 'borda') return part(BigInt(paper.marks.find((one) => one.option === option)?.mark ?? 0))
  const ranking = rankingOf(paper)
  const place = ranking.indexOf(option)
  if (place >= 0) return part(BigInt(file.options.length - place))
  return file.unranked === 'average' ? part(BigInt(file.options.length - ranking.length + 1), 2n) : zero
}

const summed = (file: VoteFile): Map<string, Part> =>
  new Map(
    file.options.map((option) => [
      option,
      total(file.ballots.map((paper) => multiply(points(file, paper, option), weightOf(paper)))),
    ]),
  )

function best(file: VoteFile): Result {
  const scores = summed(file)
  const of = (option: string) => scores.get(option) ?? zero
  const chosen = new Set<string>()
  let rest = file.options.filter((option) => of(option)[0] > 0n)
  let open = Math.min(file.seats, rest.length)
  while (open > 0) {
    const most = rest.reduce((kept, one) => (order(of(one), of(kept)) > 0 ? one : kept))
    const equal = rest.filter((one) => order(of(one), of(most)) === 0)
    const taken = equal.length <= open ? equal : broken(file, equal, open)
    for (const one of taken) chosen.add(one)
    open -= taken.length
    if (equal.length > taken.length) break
    rest = rest.filter((one) => !equal.includes(one))
  }
  const outcome = open > 0 ? 'tie' : chosen.size > 0 ? 'chosen' : 'nobody'
  return { outcome, chosen: file.options.filter((one) => chosen.has(one)), scores }
}

function baskets(file: VoteFile): Result {
  const scores = summed(file)
  const of = (option: string) => scores.get(option) ?? zero
  const cost = (option: string) => file.costs[option] ?? 0
  let left = file.envelope
  const funded: string[] = []
  let rest = file.options.filter((option) => of(option)[0] > 0n)
  while (rest.length > 0) {
    const most = rest.reduce((kept, one) => (order(of(one), of(kept)) > 0 ? one : kept))
    const equal = rest.filter((one) => order(of(one), of(most)) === 0)
    const allFit = equal.reduce((sum, one) => sum + cost(one), 0) <= left
    for (const one of allFit || equal.length === 1 ? equal : broken(file, equal, equal.length))
      if (cost(one) <= left) {
        left -= cost(one)
        funded.push(one)
      }
    rest = rest.filter((one) => !equal.includes(one))
  }
  const chosen = file.options.filter((one) => funded.includes(one))
  return { outcome: chosen.length > 0 ? 'chosen' : 'nobody', chosen, scores }
}

const ranked = ({ ballots }: VoteFile): Paper[] =>
  ballots.filter(({ says, marks }) => says === 'marks' && marks.length > 0)

const firsts = (file: VoteFile): Map<string, Part> =>
  new Map(
    file.options.map((option) => [
      option,
      total(
        ranked(file)
          .filter((paper) => rankingOf(paper)[0] === option)
          .map(weightOf),
      ),
    ]),
  )

/** How strong the best path is: tried from the strongest edge down, by walking over edges at least that strong. */
function pairs(file: VoteFile): Result {
  const { options } = file
  const papers = ranked(file).filter(({ weight = 1000 }) => weight > 0)
  const scores = firsts(file)
  if (papers.length === 0) return { outcome: 'nobody', chosen: [], scores }
  const rank = (ranking: readonly string[], option: string) =>
    ranking.includes(option) ? ranking.indexOf(option) : options.length
  const prefer = (one: string, other: string) =>
    papers.reduce((sum, paper) => {
      const all = rankingOf(paper)
      return rank(all, one) < rank(all, other) ? sum + (paper.weight ?? 1000) : sum
    }, 0)
  const edge = (one: string, other: string) => {
    const there = prefer(one, other)
    return there > prefer(other, one) ? there : 0
  }
  const edges = options
    .flatMap((one) => options.map((other) => edge(one, other)))
    .filter((strong) => strong > 0)
    .sort((one, other) => other - one)
  const reaches = (from: string, to: string, least: number): boolean => {
    const seen = new Set([from])
    for (const here of seen) for (const next of options) if (edge(here, next) >= least) seen.add(next)
    return seen.has(to)
  }
  const strength = (one: string, other: string): number => edges.find((least) => reaches(one, other, least)) ?? 0
  const winners = options.filter((one) =>
    options.every((other) => one === other || strength(one, other) >= strength(other, one)),
  )
  const chosen = winners.length > 1 ? broken(file, winners, 1) : winners
  return { outcome: chosen.length > 0 ? 'chosen' : 'tie', chosen, scores }
}

function quotaOf(file: VoteFile, votes: Part): Part {
  const seats = BigInt(file.seats)
  if (file.quota === 'hare') return divide(votes, part(seats))
  if (file.quota === 'hagenbach_bischoff') return divide(votes, part(seats + 1n))
  if (file.quota === 'imperiali') return divide(votes, part(seats + 2n))
  const [top, bottom] = divide(votes, part(seats + 1n))
  return part(top / bottom + 1n)
}

/** Each ballot lies with one candidate, or with nobody, and carries a weight. */
function transferred(file: VoteFile): Result {
  const scores = firsts(file)
  const papers = ranked(file).filter(({ weight = 1000 }) => weight > 0)
  const rankings = papers.map(rankingOf)
  if (rankings.length === 0) return { outcome: 'nobody', chosen: [], scores }
  const cast = papers.map(weightOf)
  const quota = quotaOf(file, total(cast))
  const lot = byLot(file)
  let running = [...file.options]
  const elected: string[] = []
  const surplusOf = new Set<string>()
  const kept = new Map<string, Part>()
  const weight: Part[] = [...cast]
  const at: (string | undefined)[] = rankings.map(([first]) => first)
  const past: Map<string, Part>[] = []
  const held = (one: string): Part => kept.get(one) ?? total(weight.filter((_, paper) => at[paper] === one))
  const next = (paper: number) => rankings[paper]?.find((one) => running.includes(one))
  const pick = (among: readonly string[], sign: 1 | -1): string => {
    let equal = [...among]
    for (const look of [held, ...past.toReversed().map((stage) => (one: string) => stage.get(one) ?? zero)]) {
      const top = equal.reduce((best, one) => (sign * order(look(one), look(best)) > 0 ? one : best))
      equal = equal.filter((one) => order(look(one), look(top)) === 0)
      if (equal.length === 1) return top
    }
    const drawn = lot.filter((one) => equal.includes(one))
    return (sign > 0 ? drawn[0] : drawn.at(-1)) ?? ''
  }
  const note = () => past.push(new Map(file.options.map((one) => [one, held(one)])))
  while (elected.length < file.seats && running.length > 0) {
    if (running.length <= file.seats - elected.length) {
      elected.push(...running)
      break
    }
    let there = running.filter((one) => order(held(one), quota) >= 0)
    if (there.length > 0) {
      const come: string[] = []
      while (there.length > 0 && elected.length + come.length < file.seats) {
        const first = pick(there, 1)
        come.push(first)
        there = there.filter((one) => one !== first)
      }
      note()
      elected.push(...come)
      for (const one of come) if (order(held(one), quota) > 0) surplusOf.add(one)
      running = running.filter((one) => !come.includes(one))
    } else if (surplusOf.size > 0) {
      const from = pick([...surplusOf], 1)
      const all = held(from)
      note()
      surplusOf.delete(from)
      kept.set(from, quota)
      for (const paper of rankings.keys())
        if (at[paper] === from) {
          weight[paper] = divide(multiply(weight[paper] ?? zero, take(all, quota)), all)
          at[paper] = next(paper)
        }
    } else if (running.every((one) => held(one)[0] === 0n) && rankings.some((_, paper) => next(paper) !== undefined)) {
      note()
      for (const one of elected) kept.set(one, held(one))
      for (const paper of rankings.keys()) {
        weight[paper] = cast[paper] ?? zero
        at[paper] = next(paper)
      }
    } else {
      const out = pick(running, -1)
      note()
      running = running.filter((one) => one !== out)
      for (const paper of rankings.keys()) if (at[paper] === out) at[paper] = next(paper)
    }
  }
  return { outcome: 'chosen', chosen: elected, scores }
}

/** Only those who still stand, on every paper too. */
function standing(file: VoteFile): VoteFile {
  const gone = file.withdrawn ?? []
  return {
    ...file,
    options: file.options.filter((option) => !gone.includes(option)),
    drawn: file.options,
    ballots: file.ballots.map((paper) => ({
      ...paper,
      marks: paper.marks.filter(({ option }) => !gone.includes(option)),
    })),
  }
}

/** As many seats as are left, because others withdrew. */
function allOf(file: VoteFile): Result {
  const scores = file.method === 'schulze' || file.method === 'stv' ? firsts(file) : summed(file)
  return { outcome: file.options.length > 0 ? 'chosen' : 'nobody', chosen: file.options, scores }
}

function counted(whole: VoteFile): Result {
  const file = standing(whole)
  if (file.method === 'sortition') return lots(file)
  if (file.method === 'consent') return consent(file)
  if (file.method === 'majority' || file.method === 'qualified') return yesOrNo(file)
  const isOpen = file.options.length < whole.options.length && file.options.length <= file.seats
  if (isOpen && file.method !== 'basket') return allOf(file)
  if (file.method === 'schulze') return pairs(file)
  if (file.method === 'stv') return transferred(file)
  return file.method === 'basket' ? baskets(file) : best(file)
}

/** What differs, one sentence each. */
function differences(file: VoteFile): string[] {
  const { outcome, chosen, scores } = counted(file)
  const found: string[] = []
  for (const [option, score] of scores) {
    const said = file.count.lines.find((line) => line.option === option)?.score
    console.info(`${option.padEnd(40)} ${text(score)}${chosen.includes(option) ? '  chosen' : ''}`)
    if (said !== text(score)) found.push(`${option}: the file says ${said}, the count is ${text(score)}`)
  }
  if (outcome !== file.count.outcome) found.push(`the file says ${file.count.outcome}, the count is ${outcome}`)
  if (JSON.stringify(chosen) !== JSON.stringify(file.count.chosen))
    found.push(`chosen: the file says ${file.count.chosen.join(', ')}, the count is ${chosen.join(', ')}`)
  const isOfBefore = file.seedHash === undefined && file.method !== 'sortition'
  if (!isOfBefore && hashed(file.seed) !== file.seedHash)
    found.push('the seed is not the one whose hash was published at the opening')
  return file.method === 'sortition' ? [...found, ...contradicted(file, [...scores.keys()])] : found
}

function readFile(path: string | undefined): VoteFile | null {
  try {
    const file = JSON.parse(readFileSync(path ?? '', 'utf8')) as VoteFile
    return file.format === 'komunigi vote 1' ? file : null
  } catch {
    return null
  }
}

const file = readFile(process.argv[2])
if (!file) {
  console.error('node scripts/recount-vote.ts VOTE.json: this is no file of a closed vote.')
  process.exitCode = 2
} else {
  console.info(`${file.vote} (${file.method}), ${file.ballots.length} answers`)
  const found = differences(file)
  for (const one of found) console.error(one)
  console.info(found.length === 0 ? 'The count agrees.' : `${found.length} things differ.`)
  process.exitCode = found.length === 0 ? 0 : 1
}
