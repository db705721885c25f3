import { useSyncExternalStore } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.ts'

function listen(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** One line while there is no network. */
export function OfflineNote() {
  const t = useWords()
  const online = useSyncExternalStore(listen, () => navigator.onLine)
  return (
    <div role="status" className="offline-place">
      {online ? null : (
        <p className="offline-note not-printed">
          <Icon name="offline" />
          {t('app.offline.note')}
        </p>
      )}
    </div>
  )
}
