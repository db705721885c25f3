/** House law that no linter knows: the clock, chance and rounding live in the floor only. */

export interface Source {
  /** From the root of the project: `src/shop/members/actions.ts`. */
  readonly path: string
  readonly text: string
}

const laws: readonly (readonly [string, RegExp])[] = [
  ['reads the clock', /\bDate\.now\(|\bnew Date\(\)/],
  ['throws dice', /\bMath\.random\(/],
  ['rounds', /\bMath\.round\(|\.toFixed\(|\bparseFloat\(/],
]

/** Files where a rule does not hold: the floor, where clock, chance and rounding live, and tests. */
const isFree = (path: string): boolean =>
  path.startsWith('src/platform/') || path.startsWith('src/app/') || /\.(test|testing)\.tsx?$/.test(path)

export function lawProblems(sources: readonly Source[]): string[] {
  const problems: string[] = []
  for (const { path, text } of sources) {
    if (isFree(path)) continue
    for (const [index, line] of text.split('\n').entries())
      for (const [breach, pattern] of laws)
        if (pattern.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line)) problems.push(`${path}:${index + 1} ${breach}`)
  }
  return problems
}
