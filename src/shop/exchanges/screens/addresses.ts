/** Where the pages of one seat stand: for whoever is signed in, and for whoever holds the link of a mail. */
import { useAddress } from '#app/address.ts'
import type { OwnSeatProps } from '#app/parts.ts'
import { pathTo } from '#app/paths.ts'

export const cannotComeHref = ({ attendance, link }: OwnSeatProps): string =>
  link
    ? pathTo(
        '/o/:organisation/seats/:attendance/cannot-come',
        { organisation: link.organisation, attendance },
        { signed: link.signed },
      )
    : pathTo('/shifts/seats/:attendance/cannot-come', { attendance })

export const changeHref = ({ attendance, link }: OwnSeatProps): string =>
  link
    ? pathTo(
        '/o/:organisation/seats/:attendance/change',
        { organisation: link.organisation, attendance },
        { signed: link.signed },
      )
    : pathTo('/shifts/seats/:attendance/change', { attendance })

/** `agreed`: both have agreed already, so the page begins with whom and when. */
export const swapHref = ({ attendance, link }: OwnSeatProps, agreed = false): string =>
  link
    ? pathTo(
        '/o/:organisation/seats/:attendance/swap',
        { organisation: link.organisation, attendance },
        { signed: link.signed, agreed: agreed ? 'yes' : null },
      )
    : pathTo('/shifts/seats/:attendance/swap', { attendance }, { agreed: agreed ? 'yes' : null })

export const standInHref = ({ attendance, link }: OwnSeatProps): string =>
  link
    ? pathTo(
        '/o/:organisation/seats/:attendance/stand-in',
        { organisation: link.organisation, attendance },
        { signed: link.signed },
      )
    : pathTo('/shifts/seats/:attendance/stand-in', { attendance })

/** Who answers: by the link of a mail, or signed in. */
export interface AnswerLink {
  readonly organisation: string
  readonly signed: string
}

export function useAnswerLink(): AnswerLink | null {
  const address = useAddress()
  const signed = address.get('signed')
  return signed ? { organisation: address.param('organisation'), signed } : null
}

/** The seat that the address names. */
export function useSeat(): OwnSeatProps {
  const address = useAddress()
  const attendance = address.param('attendance')
  const signed = address.get('signed')
  return signed ? { attendance, link: { organisation: address.param('organisation'), signed } } : { attendance }
}

/** What routes by a link want besides the seat. */
export const linkInput = ({ attendance, link }: OwnSeatProps) => ({
  attendance,
  organisation: link?.organisation ?? '',
  signed: link?.signed ?? '',
})
