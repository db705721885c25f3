/** What a category gives its products (domain-catalogue 3). What it leaves open it takes from the one above. */
export interface CategoryFacts {
  readonly id: string
  readonly parent: string | null
  readonly name: string
  readonly food: boolean | null
  readonly alcohol: boolean | null
  readonly vegan: boolean | null
  readonly vatClass: string | null
}

export interface CategoryDefaults {
  readonly food: boolean
  readonly alcohol: boolean
  readonly vegan: boolean
  readonly vatClass: string | null
}

type Tree = ReadonlyMap<string, CategoryFacts>

/** The category and those above it, the nearest first. A ring, which the shop cannot make, ends the walk. */
export function upwards(tree: Tree, id: string | null): CategoryFacts[] {
  const way: CategoryFacts[] = []
  for (
    let one = id ? tree.get(id) : undefined;
    one && !way.includes(one);
    one = one.parent ? tree.get(one.parent) : undefined
  )
    way.push(one)
  return way
}

/** Names from the top down. */
export const categoryPath = (tree: Tree, id: string): string =>
  upwards(tree, id)
    .map(({ name }) => name)
    .reverse()
    .join(' / ')

/** Alcohol implies food. Without a category nothing is given. */
export function defaultsOf(tree: Tree, id: string | null): CategoryDefaults {
  const way = upwards(tree, id)
  const said = <Key extends 'food' | 'alcohol' | 'vegan' | 'vatClass'>(key: Key) =>
    way.find((one) => one[key] !== null)?.[key] ?? null
  const alcohol = said('alcohol') ?? false
  return {
    food: alcohol || (said('food') ?? false),
    alcohol,
    vegan: said('vegan') ?? false,
    vatClass: said('vatClass'),
  }
}

/** A product that moves takes the flags of the new category, also where that clears them. VAT stays where the new one
 *  says nothing. */
export function afterMove<Flags extends { readonly vatClass: string }>(flags: Flags, tree: Tree, to: string | null) {
  const { vatClass, ...given } = defaultsOf(tree, to)
  return { ...given, vatClass: vatClass ?? flags.vatClass }
}

/** Whether hanging `id` below `parent` would make a ring. */
export const wouldRing = (tree: Tree, id: string, parent: string | null): boolean =>
  upwards(tree, parent).some((one) => one.id === id)
