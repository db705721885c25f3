/** On Home and above the own shifts: the standing as a word with colour and icon, in one sentence, leading to why. */
import { useRead } from '#app/reading.ts'
import { Link } from '#app/ui/Link.tsx'
import { Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readMyLedger } from '../../contract-counting.ts'
import { SaysSentence, StandingWord } from './Says.tsx'

export function StandingLine() {
  const t = useWords()
  return (
    <Read of={useRead(readMyLedger, {}, { keep: true })}>
      {({ mode, standing, says }) =>
        mode === 'not_concerned' ? null : (
          <section className="row" aria-label={t('shifts.standing.mine')}>
            <StandingWord standing={standing} />
            <span>
              <SaysSentence of={says.head} />
            </span>
            <Link href="/shifts/standing">{t('shifts.standing.see_why')}</Link>
          </section>
        )
      }
    </Read>
  )
}
