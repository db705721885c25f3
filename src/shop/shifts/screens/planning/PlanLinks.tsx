/** The rooms of planning beside one another: weeks, templates, fixed places, kinds, campaigns. */
import { useAddress } from '#app/address.ts'
import { Link } from '#app/ui/Link.tsx'
import { useWords } from '#app/words.ts'
import './planning.css'

const rooms = [
  { href: '/staff/weeks', says: 'shifts.plan.weeks' },
  { href: '/staff/shift-templates', says: 'shifts.plan.templates' },
  { href: '/staff/fixed-seats', says: 'shifts.plan.fixed_seats' },
  { href: '/staff/shift-kinds', says: 'shifts.plan.kinds' },
  { href: '/staff/campaigns', says: 'shifts.plan.campaigns' },
] as const

export function PlanLinks() {
  const t = useWords()
  const { path } = useAddress()
  return (
    <nav className="plan-links not-printed" aria-label={t('shifts.plan.rooms')}>
      {rooms.map(({ href, says }) => (
        <span key={href} data-here={path === href || undefined}>
          {path === href ? <span aria-current="page">{t(says)}</span> : <Link href={href}>{t(says)}</Link>}
        </span>
      ))}
    </nav>
  )
}
