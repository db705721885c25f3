import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly href: string
}

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A real link that stays in the app; pointing at it fetches its screen. Addresses of others load as usual. */
export function Link({ href, onClick, target, download, ...rest }: LinkProps) {
  const router = useRouter()
  const ours = href.startsWith('/') && !href.startsWith('/api') && !href.startsWith('/feeds') && !target && !download
  const press = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (!ours || event.defaultPrevented || !isPlain(event)) return
    event.preventDefault()
    router.history.push(href)
  }
  const prepare = () => {
    // A screen that cannot be fetched now is fetched, or explained, when it is opened.
    if (ours) router.preloadRoute({ to: href.split(/[?#]/)[0] ?? href }).catch(() => undefined)
  }
  return <a href={href} target={target} download={download} onClick={press} onPointerEnter={prepare} {...rest} />
}
