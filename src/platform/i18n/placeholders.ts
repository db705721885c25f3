/** What a message asks for: its placeholders. */
const placeholder = /\{([^{}]*)\}/g
export interface Placeholder {
  readonly name: string
  readonly formats: readonly string[]
  /** The message by whose plural it is told, or under which its names stand. */
  readonly of: string | null
}

/** Every `{name, format}` of a message, in order. */
export function placeholdersOf(text: string): Placeholder[] {
  return [...text.matchAll(placeholder)].map((match) => {
    const [name = '', ...formats] = (match[1] ?? '').split(',').map((part) => part.trim())
    const of = formats.flatMap((one) => /^(?:plural|names)\(of: *([\w.]+)\)$/.exec(one)?.[1] ?? []).at(0) ?? null
    return { name, formats: formats.map((one) => one.replace(/\(.*$/, '')), of }
  })
}
