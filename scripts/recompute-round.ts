/** node scripts/recompute-round.ts ROUND.json: makes the sum of a round again from its file alone, with none of the code
 *  that made it first. Answers 0 when every cent agrees, 1 when one differs, 2 when the file cannot be read.
 *  The rule, in four sentences: everybody gets the whole part of rest × weight / weights; left-over units go one each to
 *  the largest remainders; where remainders are equal, to the smallest (place − (turn − 1)) modulo the number of lines;
 *  whose weight × λ reaches the cap pays the cap, for the largest λ among all cap/weight at which the parts do not come to
 *  more than the total. */
import { readFileSync } from 'node:fs'

interface Line {
  readonly organisation: string
  readonly mode: string
  readonly weight: string
  readonly cap: number | null
  readonly part: number
}
interface Step {
  readonly step: 'given' | 'by_key' | 'top_up' | 'contingency'
  readonly total: number
  readonly turn: number
  readonly reached: { readonly over: string; readonly under: string } | null
  readonly lines: readonly Line[]
}
interface Part {
  readonly organisation: string
  readonly mode: string
  readonly net: number
  readonly contingency: number
}
interface RoundFile {
  readonly format: string
  readonly round: string
  readonly target: number
  readonly secured: readonly { readonly amount: number }[]
  readonly met: boolean
  readonly short: number
  readonly steps: readonly Step[]
  readonly parts: readonly Part[]
}

/** Whole units by weights: floors first, then the largest remainders, ties by turn. */
function divided(total: bigint, weights: readonly bigint[], turn: number): bigint[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0n)
  if (all === 0n) return weights.map(() => 0n)
  const parts = weights.map((weight) => (total * weight) / all)
  const rests = weights.map((weight) => (total * weight) % all)
  const count = weights.length
  const inTurn = (place: number) => (((place - (turn - 1)) % count) + count) % count
  const order = weights
    .map((_, place) => place)
    .filter((place) => (rests[place] ?? 0n) > 0n)
    .sort((one, other) => {
      const [left, right] = [rests[one] ?? 0n, rests[other] ?? 0n]
      return left === right ? inTurn(one) - inTurn(other) : left > right ? -1 : 1
    })
  const left = Number(total - parts.reduce((sum, part) => sum + part, 0n))
  for (const place of order.slice(0, left)) parts[place] = (parts[place] ?? 0n) + 1n
  return parts
}

/** The same with caps: λ is looked for among all cap/weight, one after the other. */
function dividedWithin(total: bigint, lines: readonly Line[], turn: number): bigint[] {
  const all = lines.map(({ weight, cap }) => ({ weight: BigInt(weight), cap: BigInt(cap ?? 0) }))
  const paying = all.filter(({ weight }) => weight > 0n)
  const fits = (over: bigint, under: bigint) =>
    paying.reduce(
      (sum, one) => sum + (one.weight * over > one.cap * under ? one.cap * under : one.weight * over),
      0n,
    ) <=
    total * under
  let best: { over: bigint; under: bigint } | null = null
  for (const { cap, weight } of paying)
    if (fits(cap, weight) && (!best || cap * best.under > best.over * weight)) best = { over: cap, under: weight }
  const atCap = ({ weight, cap }: { weight: bigint; cap: bigint }) =>
    weight === 0n || (best !== null && weight * best.over >= cap * best.under)
  const fixed = all.map((one) => (atCap(one) ? (one.weight === 0n ? 0n : one.cap) : null))
  const rest = total - fixed.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n)
  const free = divided(
    rest,
    all.map((one, place) => (fixed[place] === null ? one.weight : 0n)),
    turn,
  )
  return fixed.map((part, place) => part ?? free[place] ?? 0n)
}

function partsOf({ step, total, turn, lines }: Step): bigint[] {
  const sum = lines.reduce((all, { cap }) => all + (cap ?? 0), 0)
  if (step === 'given' && lines.every(({ cap }) => cap !== null) && sum === total)
    return lines.map(({ cap }) => BigInt(cap ?? 0))
  if (step === 'by_key' || step === 'contingency') return dividedWithin(BigInt(total), lines, turn)
  return divided(
    BigInt(total),
    lines.map(({ weight }) => BigInt(weight)),
    turn,
  )
}

/** What differs, one sentence each. */
function differences(file: RoundFile): string[] {
  const found: string[] = []
  const nets = new Map<string, bigint>()
  const extras = new Map<string, bigint>()
  for (const step of file.steps) {
    const parts = partsOf(step)
    step.lines.forEach((line, place) => {
      const part = parts[place] ?? 0n
      const who = `${line.organisation} (${line.mode})`
      console.info(`${step.step.padEnd(12)} ${who.padEnd(40)} ${part}`)
      if (part !== BigInt(line.part)) found.push(`${step.step}, ${who}: the file says ${line.part}, the sum is ${part}`)
      const into = step.step === 'contingency' ? extras : nets
      into.set(who, (into.get(who) ?? 0n) + part)
    })
  }
  const there = file.secured.reduce((all, { amount }) => all + amount, 0)
  const asked = BigInt(Math.max(0, file.target - there))
  const sum = [...nets.values()].reduce((all, part) => all + part, 0n)
  if (file.met && sum !== asked) found.push(`together: ${sum}, asked for: ${asked}`)
  if (!file.met) return found
  for (const { organisation, mode, net, contingency } of file.parts) {
    const who = `${organisation} (${mode})`
    const [own, extra] = [nets.get(who) ?? 0n, extras.get(who) ?? 0n]
    if (own !== BigInt(net)) found.push(`${who}: the round says ${net}, the sum is ${own}`)
    if (extra !== BigInt(contingency)) found.push(`${who}: held ready ${contingency}, the sum is ${extra}`)
  }
  return found
}

function readFile(path: string | undefined): RoundFile | null {
  try {
    const file = JSON.parse(readFileSync(path ?? '', 'utf8')) as RoundFile
    return file.format === 'komunigi round 1' ? file : null
  } catch {
    return null
  }
}

const file = readFile(process.argv[2])
if (!file) {
  console.error('node scripts/recompute-round.ts ROUND.json: this is no file of a round.')
  process.exitCode = 2
} else {
  console.info(`${file.round}: in cents`)
  const found = differences(file)
  for (const one of found) console.error(one)
  console.info(found.length === 0 ? 'Every cent agrees.' : `${found.length} of them differ.`)
  process.exitCode = found.length === 0 ? 0 : 1
}
