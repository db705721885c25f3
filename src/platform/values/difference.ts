/** How two versions of a text differ, line by line: what stayed, what went, what came. */
export interface DifferentLine {
  readonly what: 'same' | 'gone' | 'new'
  readonly text: string
}

/** The longest common lines stay; everything else went or came. */
export function difference(before: string, after: string): DifferentLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const common = commonLengths(old, now)
  const lines: DifferentLine[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const [one, other] = [old[i], now[j]]
    if (one !== undefined && one === other) {
      lines.push({ what: 'same', text: one })
      i += 1
      j += 1
    } else if (one !== undefined && (other === undefined || lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1))) {
      lines.push({ what: 'gone', text: one })
      i += 1
    } else {
      lines.push({ what: 'new', text: other as string })
      j += 1
    }
  }
  return lines
}

const lengthAt = (common: readonly (readonly number[])[], i: number, j: number): number => common[i]?.[j] ?? 0

/** For every pair of places, how many lines the rests have in common. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0))
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] as number[]
      row[j] =
        old[i] === now[j] ? lengthAt(lengths, i + 1, j + 1) + 1 : Math.max(lengthAt(lengths, i + 1, j), row[j + 1] ?? 0)
    }
  return lengths
}
