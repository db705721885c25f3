/** Somebody from outside comments on a proposal of the public site; the page says that a moderator reads it first. */
import { commentFromOutside } from '#hub/governance/public.ts'
import { action } from '#platform/action.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract/public-site.ts'
import { framed, openSite } from '../site/frame.ts'
import { thankedInside } from '../site/shared-pages.ts'

export const commentOutside = action(
  'communication.commentOutside',
  async (ctx, { number, lang, email, paragraph, name, text }: InputOf<typeof contract.commentOutside>) => {
    const site = await openSite(ctx, lang)
    await commentFromOutside(ctx, {
      ...{ number, name, text, language: site.language },
      email: email || null,
      paragraph: paragraph === '' ? null : paragraph,
    })
    return framed(site, {
      title: site.say('site.outside.thanks_title'),
      inside: thankedInside(site, number),
      path: `/proposals/${number}`,
    })
  },
)
