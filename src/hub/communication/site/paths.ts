/** Where the pages of the public site are. */
import { communityAddress } from '#hub/organisations/public.ts'
import type { Context } from '#platform/action.ts'
import type { PageKind } from '../rules/site.ts'
import { homeAddress } from '../rules/site.ts'

export const sitePath = (community: string): string => `/c/${community}`

export const pagePath = (community: string, page: { readonly kind: PageKind; readonly address: string }): string => {
  if (page.kind === 'post') return `${sitePath(community)}/news/${page.address}`
  return page.address === homeAddress ? sitePath(community) : `${sitePath(community)}/pages/${page.address}`
}

export const pathOfPage = async (
  ctx: Context,
  page: { readonly kind: PageKind; readonly address: string },
): Promise<string> => pagePath(await communityAddress(ctx), page)
