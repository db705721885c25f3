import { useEffect, useState } from 'react'
import { useAddress } from '../address.ts'
import type { Place, ScreenLine } from '../screen-line.ts'
import { roomsOf } from '../screens.ts'
import { Icon } from '../ui/Icon.tsx'
import { Link } from '../ui/Link.tsx'
import { useWords } from '../words.ts'
import { roomIsOpen } from './room-is-open.ts'

interface Group {
  readonly name: string
  readonly rooms: readonly ScreenLine[]
}

/** Rooms of one group together, groups in the order of their first room. */
function groupsOf(rooms: readonly ScreenLine[]): readonly Group[] {
  const groups = new Map<string, ScreenLine[]>()
  for (const line of rooms) {
    const name = line.room?.group ?? ''
    groups.set(name, [...(groups.get(name) ?? []), line])
  }
  return [...groups].map(([name, of]) => ({ name, rooms: of }))
}

/** Menu of staff and community: at the side on a desktop, behind a button on a phone. */
export function SideMenu({ place }: { readonly place: Place }) {
  const t = useWords()
  const { path } = useAddress()
  const [open, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: going somewhere closes the menu
  useEffect(() => setOpen(false), [path])
  const rooms = roomsOf(place)
  const here = rooms.find((line) => roomIsOpen(line, rooms, path))
  return (
    <nav className={open ? 'side open not-printed' : 'side not-printed'} aria-label={t('app.menu')}>
      <button type="button" className="side-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'close' : 'menu'} />
        <span>{here ? t(here.title) : t('app.menu')}</span>
      </button>
      <div className="side-groups">
        {groupsOf(rooms).map((group) => (
          <section key={group.name}>
            {group.rooms.length > 1 ? <h2>{t(`menu.${group.name}`)}</h2> : null}
            <ul>
              {group.rooms.map((line) => (
                <li key={line.path}>
                  <Link href={line.path} aria-current={line === here ? 'page' : undefined}>
                    <Icon name={line.room?.icon ?? 'leaf'} />
                    {t(line.title)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  )
}
