/** Where somebody stands, why, what comes and the way back, in sentences: the same for member, desk and office. */
import { Status, type Tone } from '#app/ui/Status.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readStanding } from '../../contract-counting.ts'
import './standing.css'

export type Standing = ReplyOf<typeof readStanding>
export type Says = Standing['says']
type Sentence = Says['head']

const tones: Readonly<Record<Standing['standing'], Tone>> = {
  up_to_date: 'fine',
  exempted: 'fine',
  alert: 'attention',
  extension: 'attention',
  on_leave: 'news',
  suspended: 'refused',
  unsubscribed: 'refused',
  resigning: 'quiet',
}

/** The word with colour and icon. */
export function StandingWord({ standing }: { readonly standing: Standing['standing'] }) {
  const t = useWords()
  return <Status tone={tones[standing]} says={t(`shifts.standing.${standing}`)} />
}

export function SaysSentence({ of: sentence }: { readonly of: Sentence }) {
  const t = useWords()
  return <>{t(sentence.key, sentence.facts)}</>
}

export interface SaysProps {
  readonly standing: Standing['standing']
  readonly says: Says
}

export function SaysParts({ standing, says }: SaysProps) {
  return (
    <div className="stack standing-says">
      <div className="standing-head" data-tone={tones[standing]}>
        <StandingWord standing={standing} />
        <p>
          <SaysSentence of={says.head} />
        </p>
      </div>
      <Sentences title="shifts.standing.why" of={says.why} />
      <Sentences title="shifts.standing.next" of={says.next} />
      <Sentences title="shifts.standing.way_back" of={says.wayBack} />
    </div>
  )
}

function Sentences({ title, of: all }: { readonly title: string; readonly of: readonly Sentence[] }) {
  const t = useWords()
  if (all.length === 0) return null
  return (
    <section className="standing-part">
      <h2>{t(title)}</h2>
      <ul>
        {all.map((one) => (
          <li key={`${one.key} ${JSON.stringify(one.facts)}`}>
            <SaysSentence of={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}
