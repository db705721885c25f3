/** Beside booking: somebody looks for a person to come instead, so there are two ways to come to this shift. */
import { useRead } from '#app/reading.ts'
import { useWords } from '#app/words.ts'
import { listCalls } from '../contract-stand-in.ts'
import { CallCard } from './CallCard.tsx'

export function ShiftCalls({ shift }: { readonly shift: string }) {
  const t = useWords()
  const calls = useRead(listCalls, { shift }).data?.calls ?? []
  if (calls.length === 0) return null
  return (
    <section className="stack" aria-labelledby="instead">
      <h2 id="instead">{t('exchanges.call.or_instead')}</h2>
      <p>{t('exchanges.call.or_instead_says')}</p>
      {calls.map((call) => (
        <CallCard key={call.call} call={call} link={null} />
      ))}
    </section>
  )
}
