import { useAddress } from '../address.ts'
import { roomsOf } from '../screens.ts'
import { Icon } from '../ui/Icon.tsx'
import { Link } from '../ui/Link.tsx'
import { useWords } from '../words.ts'
import { roomIsOpen } from './room-is-open.ts'

const mostTabs = 5

/** The member's rooms: at the bottom of a phone, in a row below the top bar on a wide screen. */
export function TabBar() {
  const t = useWords()
  const { path } = useAddress()
  const rooms = roomsOf('member')
  const shown = rooms.slice(0, mostTabs)
  return (
    <nav className="tabs-bar not-printed" aria-label={t('app.menu')}>
      {shown.map((line) => (
        <Link key={line.path} href={line.path} aria-current={roomIsOpen(line, rooms, path) ? 'page' : undefined}>
          <Icon name={line.room?.icon ?? 'leaf'} size={24} />
          <span>{t(line.title)}</span>
        </Link>
      ))}
    </nav>
  )
}
