/** What stands around every public page of an organisation: where its name leads, the menu, the foot, the feeds. The module
 *  that knows the whole site says so once; without one, a page stands alone. */
import type { Context, Language } from '../action.ts'

export interface PageLink {
  readonly href: string
  readonly says: string
  /** It leaves us: the other side learns nothing of the page it was opened from. */
  readonly leadsAway?: boolean
  /** Where else its pages stand, when not below its own address. */
  readonly also?: string
}

export interface Around {
  readonly home: string | null
  readonly menu: readonly PageLink[]
  readonly foot: readonly PageLink[]
  readonly feeds: readonly PageLink[]
}

type Find = (ctx: Context, language: Language) => Promise<Around>

let find: Find = async () => ({ home: null, menu: [], foot: [], feeds: [] })

export const registerAround = (around: Find): void => {
  find = around
}

export const aroundOf: Find = (ctx, language) => find(ctx, language)
