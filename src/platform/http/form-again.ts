/** A form that was refused comes back: the page it stands on, why it was refused above it, and what was entered in it.
 *  Pages without script need it: who typed for ten minutes must not lose that to a forgotten field. */
import { escaped } from '../mail/layout.ts'

export type Entered = Readonly<Record<string, string>>

export interface Trouble {
  /** The field it is about; null: the whole form. */
  readonly field: string | null
  readonly says: string
}

interface Again {
  readonly entered: Entered
  readonly heading: string
  readonly troubles: readonly Trouble[]
}

/** The forms that send; those that look for something stay as they are. */
const sendingForm = /<form\b[^>]*\bmethod="post"[^>]*>[\s\S]*?<\/form>/gi

export function formAgain(page: string, { entered, heading, troubles }: Again): string {
  const told = new Set(troubles.map(({ field }) => field))
  const above = (form: string): string => {
    const lines = troubles.map(({ field, says }) => {
      const name = field === null ? '' : labelOf(form, field)
      return `<li>${name === '' ? '' : `<b>${name}</b> – `}${escaped(says)}</li>`
    })
    return `<div role="alert" class="again"><p>${escaped(heading)}</p><ul>${lines.join('')}</ul></div>\n`
  }
  const again = page.replace(sendingForm, (form) => above(form) + filled(form, entered, told))
  // What was open a moment ago may be closed now: the page has no form any more, and says why.
  return again === page ? page.replace('</h1>', () => `</h1>\n${above('')}`) : again
}

/** As it stands in the page, without what is drawn inside it. */
const labelOf = (form: string, field: string): string =>
  (new RegExp(`<label for="${field}"[^>]*>([\\s\\S]*?)</label>`).exec(form)?.[1] ?? '').replace(/<[^>]*>/g, '').trim()

const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? null

const without = (tag: string, name: string): string => tag.replace(new RegExp(`\\s${name}(="[^"]*")?(?=[\\s>])`), '')
const withMore = (tag: string, more: string): string => tag.replace(/\s*\/?>$/, ` ${more}>`)

function filled(form: string, entered: Entered, told: ReadonlySet<string | null>): string {
  const valueIn = (tag: string): string => entered[attribute(tag, 'name') ?? ''] ?? ''
  const marked = (tag: string): string =>
    told.has(attribute(tag, 'name')) ? withMore(tag, 'aria-invalid="true"') : tag
  return form
    .replace(/<input\b[^>]*>/gi, (tag) => {
      const type = attribute(tag, 'type') ?? 'text'
      if (type === 'hidden' || attribute(tag, 'name') === null) return tag
      if (type === 'checkbox' || type === 'radio') {
        const chosen = valueIn(tag) === (attribute(tag, 'value') ?? 'on')
        return marked(chosen ? withMore(without(tag, 'checked'), 'checked') : without(tag, 'checked'))
      }
      return marked(withMore(without(tag, 'value'), `value="${escaped(valueIn(tag))}"`))
    })
    .replace(
      /(<textarea\b[^>]*>)[\s\S]*?(<\/textarea>)/gi,
      // A line break right after the tag is not read as one.
      (_all, tag: string, end: string) => `${marked(tag)}\n${escaped(valueIn(tag))}${end}`,
    )
    .replace(/(<select\b[^>]*>)([\s\S]*?)(<\/select>)/gi, (_all, tag: string, options: string, end: string) => {
      const chosen = valueIn(tag)
      const again = options.replace(/<option\b[^>]*>/gi, (option) => {
        const plain = without(option, 'selected')
        return attribute(option, 'value') === escaped(chosen) ? withMore(plain, 'selected') : plain
      })
      return `${marked(tag)}${again}${end}`
    })
}
