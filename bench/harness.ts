/** Measures ours and its reference in turns, in one process: at least five rounds, medians, memory at its peak. */
export interface Case {
  readonly name: string
  readonly what: string
  /** `ms` is better when less; `requests/s` when more. */
  readonly unit: 'ms' | 'requests/s' | 'kB'
  readonly referenceWhat: string
  /** Rounds that count, where the usual seven take too long; never fewer than five. */
  readonly rounds?: number
  prepare(): Promise<Prepared>
}

export interface Prepared {
  /** Each answers one measurement in the unit of the case. */
  ours(): Promise<number>
  reference(): Promise<number>
  /** What else there is to tell. */
  notes?(): Readonly<Record<string, unknown>>
  close(): Promise<void>
}

export interface Result {
  readonly name: string
  readonly what: string
  readonly unit: string
  readonly ours: number
  readonly reference: number
  readonly referenceWhat: string
  readonly ratio: number
  readonly rounds: number
  /** Resident memory of this process at its highest, in megabytes. */
  readonly peakMegabytes: number
  readonly notes?: Readonly<Record<string, unknown>>
}

const usualRounds = 7

export async function measure(one: Case): Promise<Result> {
  const prepared = await one.prepare()
  const rounds = one.rounds ?? usualRounds
  try {
    const [ours, reference]: [number[], number[]] = [[], []]
    // The first round warms both up and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const pair = round % 2 === 0 ? ['ours', 'reference'] : ['reference', 'ours']
      for (const side of pair) {
        const value = side === 'ours' ? await prepared.ours() : await prepared.reference()
        if (round > 0) (side === 'ours' ? ours : reference).push(value)
      }
    }
    const [mine, theirs] = [median(ours), median(reference)]
    return {
      name: one.name,
      what: one.what,
      unit: one.unit,
      ours: shown(mine),
      reference: shown(theirs),
      referenceWhat: one.referenceWhat,
      ratio: shown(mine / theirs),
      rounds,
      peakMegabytes: Math.ceil(process.resourceUsage().maxRSS / 1024),
      ...(prepared.notes ? { notes: prepared.notes() } : {}),
    }
  } finally {
    await prepared.close()
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2
}

const shown = (value: number): number => Math.round(value * 100) / 100

export async function milliseconds(task: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await task()
  return performance.now() - began
}
