/** What the paper would not say as it should, each with the product it is about. */
import { Icon } from '#app/ui/Icon.tsx'
import { useWords } from '#app/words.ts'
import type { Warning } from '../rules/layout.ts'

export interface WarningsProps {
  readonly of: readonly Warning[]
  /** Names of parts that lie on one another. */
  readonly overlaps: readonly (readonly [string, string])[]
}

export function Warnings({ of: warnings, overlaps }: WarningsProps) {
  const t = useWords()
  if (warnings.length === 0 && overlaps.length === 0)
    return (
      <p className="label-fine">
        <Icon name="fine" />
        {t('labels.warning.none')}
      </p>
    )
  return (
    <ul className="label-warnings">
      {overlaps.map(([one, other]) => (
        <li key={`${one} ${other}`}>
          <Icon name="alert" />
          <span>{t('labels.warning.overlap', { one, other })}</span>
        </li>
      ))}
      {warnings.map(({ code, product, element, field, wanted, shown, blocking }) => (
        <li key={`${product} ${element} ${code}`} data-blocking={blocking || undefined}>
          <Icon name={blocking ? 'refused' : 'alert'} />
          <span>{t(`labels.warning.${code}`, { product, part: t(`labels.field.${field}`), wanted, shown })}</span>
        </li>
      ))}
    </ul>
  )
}
