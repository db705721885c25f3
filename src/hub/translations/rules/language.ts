/** In which language somebody reads a text that is there in some (domain-hub-governance-communication 5.15): the own
 *  one, the community's, English, else the one it was written in. */
export const languageFor = <L extends string>(
  wished: readonly string[],
  community: string,
  there: readonly L[],
  original: L,
): L => [...wished, community, 'en'].flatMap((wish) => there.filter((one) => one === wish))[0] ?? original
