/** Who was drawn by lot, in order; who follows when somebody declines; and how anybody checks it. */
import { useWords } from '#app/words.ts'
import { drawsLots, mayDraw } from '../../rules/counting/terms.ts'
import type { OfVote } from './Vote.tsx'

export function DrawnLots({ of: one }: OfVote) {
  const t = useWords()
  const { drawn, notListed } = one
  const chosen = drawn.filter((lot) => lot.chosen)
  const next = drawn.filter((lot) => !lot.chosen)
  if (chosen.length === 0) return <p>{t('governance.draw_nobody')}</p>
  return (
    <>
      <h3>{t('governance.drawn')}</h3>
      <Lots of={chosen} />
      {next.length > 0 ? (
        <>
          <h3>{t('governance.draw_next')}</h3>
          <p className="quiet">{t('governance.draw_next_hint')}</p>
          <Lots of={next} />
          {notListed > 0 ? <p>{t('governance.draw_not_listed', { notListed })}</p> : null}
        </>
      ) : null}
    </>
  )
}

/** The seed with what was shown of it at the opening, wherever a lot may have had a say. */
export function LotCheck({ of: { method, tieRule, seed, seedHash } }: OfVote) {
  const t = useWords()
  if (!mayDraw({ method, tieRule }) || seed === null) return null
  return (
    <details>
      <summary>{t('governance.draw_check')}</summary>
      <div className="stack-small">
        <p>{t(drawsLots(method) ? 'governance.draw_check_how' : 'governance.draw_check_options')}</p>
        <p className="figures">{t('governance.draw_seed', { seed })}</p>
        <p className="figures">{t('governance.draw_hash', { hash: seedHash ?? '' })}</p>
      </div>
    </details>
  )
}

/** By name, with the number that the lot drew. */
function Lots({ of: all }: { readonly of: OfVote['of']['drawn'] }) {
  const t = useWords()
  return (
    <ol>
      {all.map(({ number, name }) => (
        <li key={number}>{t('governance.draw_lot', { name, number })}</li>
      ))}
    </ol>
  )
}
