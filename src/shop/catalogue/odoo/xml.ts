/** XML-RPC, as much of it as Odoo speaks: values written and read, nothing of documents, entities beyond the five, or types. */
import { type Fault, OdooTrouble, type OdooValue } from './door.ts'

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))

export function writeCall(method: string, args: readonly OdooValue[]): string {
  const params = args.map((arg) => `<param><value>${written(arg)}</value></param>`).join('')
  return `<?xml version='1.0'?><methodCall><methodName>${escaped(method)}</methodName><params>${params}</params></methodCall>`
}

function written(value: OdooValue): string {
  if (value === null) return '<nil/>'
  if (typeof value === 'boolean') return `<boolean>${value ? 1 : 0}</boolean>`
  if (typeof value === 'number') return Number.isInteger(value) ? `<int>${value}</int>` : `<double>${value}</double>`
  if (typeof value === 'string') return `<string>${escaped(value)}</string>`
  if (isList(value))
    return `<array><data>${value.map((one) => `<value>${written(one)}</value>`).join('')}</data></array>`
  const members = Object.entries(value).map(
    ([name, one]) => `<member><name>${escaped(name)}</name><value>${written(one)}</value></member>`,
  )
  return `<struct>${members.join('')}</struct>`
}

const isList = (value: OdooValue): value is readonly OdooValue[] => Array.isArray(value)

/** What was answered, or the fault. Throws `odoo.not_odoo` for anything that is no such answer. */
export function readAnswer(text: string): { readonly value: OdooValue } | { readonly fault: Fault } {
  const reader = new Reader(text)
  if (!text.includes('<methodResponse>')) throw new OdooTrouble('odoo.not_odoo')
  if (reader.jumpTo('<fault>')) {
    const fault = reader.value() as { readonly faultCode?: OdooValue; readonly faultString?: OdooValue }
    return { fault: { kind: String(fault.faultCode ?? ''), message: String(fault.faultString ?? '') } }
  }
  if (!reader.jumpTo('<param>')) throw new OdooTrouble('odoo.not_odoo')
  return { value: reader.value() }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex: string, decimal: string, name: string) =>
    hex || decimal ? String.fromCodePoint(Number.parseInt(hex || decimal, hex ? 16 : 10)) : (entities[name] ?? whole),
  )

/** Walks through the text once, from tag to tag. */
class Reader {
  readonly #text: string
  #at = 0
  constructor(text: string) {
    this.#text = text
  }

  jumpTo(tag: string): boolean {
    const found = this.#text.indexOf(tag, this.#at)
    if (found < 0) return false
    this.#at = found + tag.length
    return true
  }

  /** `<value>…</value>`; without a type it is text. */
  value(): OdooValue {
    this.#take('<value>')
    const type = this.#tag()
    if (type === null) return unescaped(this.#until('</value>'))
    const read = this.#typed(type)
    this.#take('</value>')
    return read
  }

  #typed(type: string): OdooValue {
    if (type === 'nil/') return null
    if (type === 'array') return this.#array()
    if (type === 'struct') return this.#struct()
    const text = this.#until(`</${type}>`)
    if (type === 'boolean') return text.trim() === '1'
    if (type === 'int' || type === 'i4' || type === 'double') return Number(text)
    return unescaped(text)
  }

  #array(): OdooValue[] {
    const all: OdooValue[] = []
    this.#take('<data>')
    while (this.#next('<value>')) all.push(this.value())
    this.#take('</data>')
    this.#take('</array>')
    return all
  }

  #struct(): OdooValue {
    const members: Record<string, OdooValue> = {}
    while (this.#next('<member>')) {
      this.#take('<member>')
      this.#take('<name>')
      const name = unescaped(this.#until('</name>'))
      members[name] = this.value()
      this.#take('</member>')
    }
    this.#take('</struct>')
    return members
  }

  #space(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at += 1
  }

  #next(tag: string): boolean {
    this.#space()
    return this.#text.startsWith(tag, this.#at)
  }

  #take(tag: string): void {
    if (!this.#next(tag)) throw new OdooTrouble('odoo.not_odoo')
    this.#at += tag.length
  }

  /** The type of a value; null where text stands without one. */
  #tag(): string | null {
    const found = /^\s*<([a-z][\w.]*\/?)>/.exec(this.#text.slice(this.#at, this.#at + 60))
    if (!found?.[1]) return null
    this.#at += found[0].length
    return found[1]
  }

  #until(tag: string): string {
    const end = this.#text.indexOf(tag, this.#at)
    if (end < 0) throw new OdooTrouble('odoo.not_odoo')
    const text = this.#text.slice(this.#at, end)
    this.#at = end + tag.length
    return text
  }
}
