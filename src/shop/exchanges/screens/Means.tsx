/** What a way means, as sentences: until when one answers, what moves, the standing, who is told. */
import { numberWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { Offer } from './CannotCome.tsx'

const signed = (value: number): string => `${value > 0 ? '+' : '−'}${numberWords(Math.abs(value))}`

/** What moves, in short. */
export function costWords({ after: { moved, main, makeUp } }: Offer, t: ReturnType<typeof useWords>): string {
  const parts = [
    moved.main === 0 ? null : t('exchanges.moves_main', { by: signed(moved.main), after: numberWords(main) }),
    moved.makeUp === 0 ? null : t('exchanges.moves_make_up', { by: signed(moved.makeUp), after: numberWords(makeUp) }),
  ].filter((one) => one !== null)
  return parts.length === 0 ? t('exchanges.costs_nothing') : parts.join(' ')
}

export function Means({ offer }: { readonly offer: Offer }) {
  const t = useWords()
  const { after } = offer
  const { main, makeUp } = after.moved
  return (
    <ul className="exchange-means">
      <li>{t(`exchanges.free_from.${offer.freeFrom}`)}</li>
      {offer.worksInstead ? <li>{t('exchanges.works_instead')}</li> : null}
      {main === 0 && makeUp === 0 ? <li>{t('exchanges.costs_nothing')}</li> : null}
      {main === 0 ? null : <li>{t('exchanges.moves_main', { by: signed(main), after: numberWords(after.main) })}</li>}
      {makeUp === 0 ? null : (
        <li>{t('exchanges.moves_make_up', { by: signed(makeUp), after: numberWords(after.makeUp) })}</li>
      )}
      <li>
        {t(after.changes ? 'exchanges.standing_becomes' : 'exchanges.standing_stays', {
          standing: t(`shifts.standing.${after.standing}`),
        })}
      </li>
      <li>{t('exchanges.told', { who: offer.told.map((who) => t(`exchanges.told_who.${who}`)).join(', ') })}</li>
    </ul>
  )
}
