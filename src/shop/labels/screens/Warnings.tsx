/** What the paper would not say as it should, each with the product it is about. */
import { Icon } from '#app/ui/Icon.tsx'
import { useWords } from '#app/words.ts'
import type { Warning } from '../rules/layout.ts'

export function Warnings({ of: warnings }: { readonly of: readonly Warning[] }) {
  const t = useWords()
  if (warnings.length === 0)
    return (
      <p className="label-fine">
        <Icon name="fine" />
        {t('labels.warning.none')}
      </p>
    )
  return (
    <ul className="label-warnings">
      {warnings.map(({ code, product, element, field, wanted, shown, blocking }) => (
        <li key={`${product} ${element} ${code}`} data-blocking={blocking || undefined}>
          <Icon name={blocking ? 'refused' : 'alert'} />
          <span>{t(`labels.warning.${code}`, { product, part: t(`labels.field.${field}`), wanted, shown })}</span>
        </li>
      ))}
    </ul>
  )
}
