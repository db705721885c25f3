import { Icon } from '#app/ui/Icon.tsx'
import { useWords } from '#app/words.ts'
import { fieldWords, type Problem, problemSentence } from './words.ts'

/** Problems as sentences, each with its line and field. */
export function ProblemList({ of: problems }: { readonly of: readonly Problem[] }) {
  const t = useWords()
  return (
    <ul className="import-problems">
      {problems.map((one, place) => (
        <li key={`${one.code} ${String(place)}`} data-severity={one.severity}>
          <Icon name={one.severity === 'error' ? 'refused' : 'info'} size={18} />
          <span>
            <span className="quiet">
              {t('imports.line', { line: one.line })}
              {one.field ? ` · ${fieldWords(one.field)}` : ''}
            </span>{' '}
            {problemSentence(one)}
          </span>
        </li>
      ))}
    </ul>
  )
}
