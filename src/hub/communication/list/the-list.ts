/** The help list of a community: how it is called, where it is written to, where it is read. */
import { communityAddress } from '#hub/organisations/public.ts'
import type { Context, Language } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { post, publicAddress } from '#platform/mail/post.ts'
import { domainOf } from '../rules/list-letter.ts'

export interface TheList {
  readonly name: string
  readonly address: string
  /** Whole, for mails. */
  readonly page: string
}

export const pageOfList = '/community/list'
export const pageOfThread = (thread: string): string => `${pageOfList}/threads/${thread}`

export const sayOfList =
  (ctx: Context, language: Language) =>
  (key: string, facts: Record<string, unknown> = {}): string =>
    currentWords().say(language, key, { community: ctx.shop.name, ...facts }, { ...ctx.shop, today: ctx.today })

const begins = 'list-'
/** Of the newsletter: mails of readers come back there, and nothing else is taken. */
const newsBegins = 'news-'

/** `list-harvest@coop.example`: the community's own word, in the domain our mails come from. */
export async function theList(ctx: Context): Promise<TheList> {
  const address = `${begins}${await communityAddress(ctx)}@${domainOf(post().house.sender.address)}`
  return { name: sayOfList(ctx, ctx.shop.language)('list.name'), address, page: publicAddress(pageOfList) }
}

export const newsAddress = async (ctx: Context): Promise<string> =>
  `${newsBegins}${await communityAddress(ctx)}@${domainOf(post().house.sender.address)}`

/** The community whose list that would be, or whose newsletter came back. */
export function communityIn(list: string): string | null {
  const [local = '', domain] = list.split('@')
  const start = [begins, newsBegins].find((one) => local.startsWith(one))
  return start && domain === domainOf(post().house.sender.address) ? local.slice(start.length) : null
}

export const fileAddress = (ctx: Context, token: string): string => `/l/${ctx.organisation}/files/${token}`
