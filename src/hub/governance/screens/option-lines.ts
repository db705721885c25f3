/** Options as they are typed, one a line; what one means stands behind a stroke. */

export interface TypedOption {
  readonly name: string
  readonly meaning: string | null
}

export const optionsIn = (text: string): TypedOption[] =>
  text.split('\n').flatMap((line) => {
    const [name = '', ...rest] = line.split('|').map((part) => part.trim())
    return name === '' ? [] : [{ name, meaning: rest.join(' | ') || null }]
  })

export const typedOptions = (all: readonly TypedOption[]): string =>
  all
    .map(({ name, meaning }) => (meaning === null ? name : `${name} | ${meaning.replace(/\s*\n\s*/g, ' ')}`))
    .join('\n')
