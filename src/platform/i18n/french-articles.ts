/** French joins `de` and `à` with the article that the name of a house begins with: « l’avis du Panier », « aux Récoltes
 *  communes ». Whoever is called Le Goff keeps the article: only facts that name an organisation are looked at.
 *  Source: Grevisse, Le bon usage, contraction of the article of a title. */
const houses: readonly string[] = [
  ...['organisation', 'community', 'participant', 'coop', 'shop'],
  ...['provider', 'payer', 'giver', 'receiver', 'seller'],
]

const joined: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: { Le: 'du', Les: 'des' },
  à: { Le: 'au', Les: 'aux' },
}

export function joinArticles(said: string, facts: Readonly<Record<string, unknown>>): string {
  const names = houses.map((one) => facts[one]).filter((name) => typeof name === 'string')
  return [...new Set(names)].reduce((words, name) => joinOne(words, name), said)
}

function joinOne(said: string, name: string): string {
  const [, article, rest] = /^(Les?) (.+)$/s.exec(name) ?? []
  if (!article || !rest) return said
  return said.split(name).reduce((before, after) => {
    const word = /(?:^|[^\p{L}])(de|à) $/u.exec(before)?.[1]
    const short = word && joined[word]?.[article]
    return short ? `${before.slice(0, -(word.length + 1))}${short} ${rest}${after}` : `${before}${name}${after}`
  })
}
