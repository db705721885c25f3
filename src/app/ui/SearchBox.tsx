import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { searchAtMost } from '#platform/lists/search-length.ts'
import { useAddress } from '../address.ts'
import { readPath } from '../call.ts'
import { asCallError } from '../call-error.ts'
import { screensNamed } from '../found-screens.ts'
import { useOrganisation } from '../session.ts'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'
import { Link } from './Link.tsx'
import { useDialog } from './use-dialog.ts'

interface Found {
  readonly groups: readonly {
    readonly kind: string
    readonly label: string
    readonly items: readonly { readonly title: string; readonly detail: string | null; readonly href: string }[]
  }[]
}

const fewestLetters = 2

/** Finds people, shifts, products and settings from everywhere: Ctrl K, or the glass in the top bar. */
export function SearchBox() {
  const t = useWords()
  const { path } = useAddress()
  const { dialog, open, isOpen, close } = useDialog()
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      open()
    }
    addEventListener('keydown', key)
    return () => removeEventListener('keydown', key)
  }, [open])
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving somewhere closes the search
  useEffect(() => close(), [path, close])
  return (
    <>
      <button type="button" className="search-button" onClick={open} aria-keyshortcuts="Control+K">
        <Icon name="search" size={22} />
        <span>{t('app.search')}</span>
        <kbd>{t('app.search_keys')}</kbd>
      </button>
      <dialog ref={dialog} className="dialog search" aria-label={t('app.search')}>
        {isOpen ? <Search close={close} /> : null}
      </dialog>
    </>
  )
}

/** Pages are found on the device: the server does not know them. */
function pagesFor(asked: string): Found['groups'] {
  const items = screensNamed(asked)
  return items.length > 0 ? [{ kind: 'pages', label: 'app.search_pages', items }] : []
}

function Search({ close }: { readonly close: () => void }) {
  const t = useWords()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const organisation = useOrganisation()?.id
  const list = useRef<HTMLDivElement>(null)
  const found = useQuery({
    queryKey: ['/search', 'GET', organisation, asked],
    queryFn: ({ signal }) => readPath<Found>(`/search?q=${encodeURIComponent(asked)}`, signal),
    enabled: asked.length >= fewestLetters,
    placeholderData: (last) => last,
    retry: false,
  })
  const groups = asked.length >= fewestLetters ? [...pagesFor(asked), ...(found.data?.groups ?? [])] : []
  const count = groups.reduce((sum, group) => sum + group.items.length, 0)
  const toResults = (event: React.KeyboardEvent) => {
    const links = [...(list.current?.querySelectorAll('a') ?? [])]
    const now = links.indexOf(document.activeElement as HTMLAnchorElement)
    if (event.key === 'Enter' && now < 0) links[0]?.click()
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    links[Math.max(0, Math.min(links.length - 1, now + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move among the links inside
    <div onKeyDown={toResults}>
      <div className="search-line">
        <Icon name="search" size={22} />
        <input
          type="search"
          value={text}
          maxLength={searchAtMost}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
          autoFocus
          aria-label={t('app.search')}
          placeholder={t('app.search_hint')}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="button" className="icon-button" aria-label={t('app.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <p role="status" className={count > 0 ? 'unseen' : 'quiet search-says'}>
        {found.error
          ? t(asCallError(found.error).kind === 'offline' ? 'app.offline.says' : 'app.fault.says')
          : asked.length < fewestLetters
            ? t('app.search_more')
            : found.isFetching
              ? t('app.loading')
              : t('app.search_found', { count })}
      </p>
      <div ref={list} className="search-found">
        {groups.map((group) => (
          <section key={group.kind}>
            <h3>{t(group.label)}</h3>
            <ul>
              {group.items.map((item) => (
                <li key={item.href}>
                  <Link href={item.href} onClick={close}>
                    <span>{item.title}</span>
                    {item.detail ? <span className="quiet">{item.detail}</span> : null}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}
