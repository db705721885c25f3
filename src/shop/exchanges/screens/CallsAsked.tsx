/** On Home: whoever asks this very person to come instead, and calls from standby. Nothing is drawn where there are none. */
import { useRead } from '#app/reading.ts'
import { Link } from '#app/ui/Link.tsx'
import { useWords } from '#app/words.ts'
import { readMyCallOuts } from '../contract-call-out.ts'
import { listCalls } from '../contract-stand-in.ts'
import { CallCard } from './CallCard.tsx'
import { CallOutCard } from './CallOutCard.tsx'

const shownAtMost = 2

export function CallsAsked() {
  const t = useWords()
  const asked = useRead(listCalls, {}).data?.calls.filter(({ named }) => named) ?? []
  const called = useRead(readMyCallOuts, {}).data?.callOuts ?? []
  if (asked.length + called.length === 0) return null
  return (
    <div className="stack">
      {asked.slice(0, shownAtMost).map((call) => (
        <CallCard key={call.call} call={call} link={null} />
      ))}
      {called.slice(0, shownAtMost).map((one) => (
        <CallOutCard key={one.callOut} invitation={one} link={null} />
      ))}
      <Link href="/shifts/calls">{t('exchanges.call.see_all')}</Link>
    </div>
  )
}
