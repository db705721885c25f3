/** The place whose code was scanned, above what hangs or is to be done there. */
import { Button } from '#app/ui/Button.tsx'
import { useWords } from '#app/words.ts'

interface AtPlaceProps {
  readonly place: string
  /** Nothing is left to do there. */
  readonly done: boolean
  readonly leave: () => void
}

/** Whoever scanned the code of a place sees what is to be done there, and nothing else. */
export function AtPlace({ place, done, leave }: AtPlaceProps) {
  const t = useWords()
  return (
    <div className="row" role="status">
      <strong>{t(done ? 'labels.walk.all_done_at' : 'labels.walk.only_at', { place })}</strong>
      <Button kind="other" press={leave}>
        {t('labels.walk.all_places')}
      </Button>
    </div>
  )
}
