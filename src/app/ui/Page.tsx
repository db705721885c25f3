import { type ReactNode, useEffect, useRef } from 'react'
import { useAddress } from '../address.ts'
import type { CallError } from '../call-error.ts'
import type { Reading } from '../reading.ts'
import { useOrganisation } from '../session.ts'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'
import { Link } from './Link.tsx'
import { Failure } from './Outcomes.tsx'
import { PageSkeleton } from './PageSkeleton.tsx'

export interface Crumb {
  readonly href: string
  readonly says: string
}

export interface PageProps<T> {
  readonly title: string
  /** One or two sentences below the title. */
  readonly says?: ReactNode
  /** The one main act. Further, quieter acts belong into the content. */
  readonly action?: ReactNode
  /** The page above this one; or the whole way down to it. */
  readonly back?: Crumb | readonly Crumb[]
  /** What the page shows: the page draws loading, error, no permission, not found and offline by itself. */
  readonly read?: Reading<T>
  readonly children?: ReactNode | ((data: T) => ReactNode)
  /** Tables and calendars use the whole width; text and forms do not. */
  readonly wide?: boolean
}

let firstPath: string | null = null

/** Every screen is one Page: a title, one main act, and what was read. */
export function Page<T>({ title, says, action, back, read, children, wide = false }: PageProps<T>) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { path } = useAddress()
  const shop = useOrganisation()?.name
  const t = useWords()
  useEffect(() => {
    document.title = [title, shop ?? t('app.name')].join(' · ')
  }, [title, shop, t])
  useEffect(() => {
    // The first page keeps the browser's own focus; every later one is announced by its heading.
    if (firstPath !== null && firstPath !== path) heading.current?.focus({ preventScroll: true })
    firstPath = path
  }, [path])
  return (
    <article className={wide ? 'page wide' : 'page'}>
      <Way back={back} />
      <header className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {says ? <div className="page-says">{says}</div> : null}
        </div>
        {action ? <div className="page-act not-printed">{action}</div> : null}
      </header>
      {read ? <Read of={read}>{children}</Read> : typeof children === 'function' ? null : children}
    </article>
  )
}

/** A part of a page with its own reading: the same states, without the frame. */
export function Read<T>({
  of: read,
  children,
}: {
  readonly of: Reading<T>
  readonly children?: ReactNode | ((data: T) => ReactNode)
}) {
  if (read.data !== undefined) {
    return (
      <>
        {read.error ? <Stale error={read.error} since={read.dataUpdatedAt} /> : null}
        {typeof children === 'function' ? children(read.data) : children}
      </>
    )
  }
  if (read.error) return <Failure error={read.error} again={() => void read.refetch()} />
  return <PageSkeleton />
}

/** The last answer is still shown, but it could not be renewed. */
function Stale({ error, since }: { readonly error: CallError; readonly since: number }) {
  const t = useWords()
  const at = new Date(since).toISOString()
  return (
    <p className="stale" role="status">
      <Icon name={error.kind === 'offline' ? 'offline' : 'alert'} />
      {t(error.kind === 'offline' ? 'app.stale.offline' : 'app.stale.fault', { at })}
    </p>
  )
}

function Way({ back }: { readonly back: PageProps<unknown>['back'] }) {
  const t = useWords()
  if (!back) return null
  const crumbs = Array.isArray(back) ? (back as readonly Crumb[]) : [back as Crumb]
  return (
    <nav className="way not-printed" aria-label={t('app.way')}>
      {crumbs.map((crumb) => (
        <Link key={crumb.href} href={crumb.href}>
          <Icon name="back" size={18} />
          {crumb.says}
        </Link>
      ))}
    </nav>
  )
}
