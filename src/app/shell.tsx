/** The frame around every screen: top bar with the person's hats, the menu of the place, and the screen itself. */
import { Outlet, useMatches } from '@tanstack/react-router'
import { useEffect } from 'react'
import { keepFocus } from './kept-focus.ts'
import { paths } from './paths.ts'
import type { Place } from './screen-line.ts'
import { hatsOf } from './screens.ts'
import { useMe, useOrganisation } from './session.ts'
import { AccountMenu } from './shell/AccountMenu.tsx'
import { HatLink } from './shell/HatLink.tsx'
import { Mark } from './shell/Mark.tsx'
import { OfflineNote } from './shell/OfflineNote.tsx'
import { SideMenu } from './shell/SideMenu.tsx'
import { TabBar } from './shell/TabBar.tsx'
import { Announcer } from './ui/Announcer.tsx'
import { Link } from './ui/Link.tsx'
import { SearchBox } from './ui/SearchBox.tsx'
import { useWords } from './words.ts'

const densities = { member: 'member', public: 'member', staff: 'staff', community: 'staff', device: 'desk' } as const

/** The place of the screen that is open. */
function usePlace(): Place {
  const matches = useMatches()
  return matches.findLast((match) => match.staticData.line)?.staticData.line?.place ?? 'public'
}

export function Shell() {
  const t = useWords()
  const place = usePlace()
  const { person, device } = useMe()
  useEffect(() => {
    document.documentElement.dataset['density'] = densities[place]
  }, [place])
  useEffect(keepFocus, [])
  const menu = (person ?? device) !== null && (place === 'staff' || place === 'community')
  const tabs = person !== null && place === 'member'
  return (
    <div className={menu ? 'shell with-menu' : tabs ? 'shell with-tabs' : 'shell'}>
      <a className="skip not-printed" href="#content">
        {t('app.skip')}
      </a>
      {place === 'device' ? null : <TopBar place={place} />}
      <OfflineNote />
      {menu ? <SideMenu place={place} /> : null}
      {tabs ? <TabBar /> : null}
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <Announcer />
    </div>
  )
}

function TopBar({ place }: { readonly place: Place }) {
  const t = useWords()
  const { person } = useMe()
  const organisation = useOrganisation()
  return (
    <header className="top not-printed">
      <Link href={paths.home()} className="top-name">
        <Mark />
        <span>{organisation?.name ?? t('app.name')}</span>
      </Link>
      {person ? <Hats place={place} /> : <span className="top-space" />}
      {person ? <SearchBox /> : null}
      <AccountMenu />
    </header>
  )
}

/** The places this person may enter; shown only when there is a choice. */
export function Hats({ place }: { readonly place: Place }) {
  const t = useWords()
  const hats = hatsOf(useMe().organisations)
  if (hats.length < 2) return <span className="top-space" />
  return (
    <nav className="hats" aria-label={t('app.hats')}>
      {hats.map((one) => (
        <HatLink key={one.hat} of={one} current={one.hat === place} />
      ))}
    </nav>
  )
}
