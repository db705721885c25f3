/** What it does to the own counter and standing, before it is confirmed. */
import { numberWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { MyPot } from './Pot.tsx'

export function PotMeans({ after }: { readonly after: MyPot['choices'][number]['after'] }) {
  const t = useWords()
  const by = `${after.moved > 0 ? '+' : '−'}${numberWords(Math.abs(after.moved))}`
  return (
    <ul className="exchange-means">
      <li>
        {after.moved === 0
          ? t('exchanges.costs_nothing')
          : t('exchanges.moves_main', { by, after: numberWords(after.main) })}
      </li>
      <li>{t('exchanges.standing_after', { standing: t(`shifts.standing.${after.standing}`) })}</li>
    </ul>
  )
}
