/** Short messages at the edge of the screen: what was done, and its undo. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { announce } from '../announce.ts'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'

interface Notice {
  readonly id: number
  readonly says: string
  readonly undo?: () => unknown
}

export interface Notices {
  /** Says what was done: "Booked for Thu 26 Nov". */
  said(text: string): void
  /** The same with a way back; stays longer. */
  undo(text: string, back: () => unknown): void
}

const shortMilliseconds = 6_000
const undoMilliseconds = 20_000

const Here = createContext<Notices>({ said: () => undefined, undo: () => undefined })

/** `const { said, undo } = useNotices()` */
export const useNotices = (): Notices => useContext(Here)

export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const t = useWords()
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const count = useRef(0)
  const leave = useCallback((id: number) => setNotices((all) => all.filter((one) => one.id !== id)), [])
  const show = useCallback(
    (says: string, undo?: () => unknown) => {
      count.current += 1
      const id = count.current
      setNotices((all) => [...all.slice(-2), { id, says, ...(undo ? { undo } : {}) }])
      announce(says)
      setTimeout(() => leave(id), undo ? undoMilliseconds : shortMilliseconds)
    },
    [leave],
  )
  const door = useMemo<Notices>(() => ({ said: (text) => show(text), undo: show }), [show])
  return (
    <Here value={door}>
      {children}
      <div className="notices not-printed">
        {notices.map((notice) => (
          <div key={notice.id} className="notice">
            <Icon name="fine" />
            <span className="notice-says">{notice.says}</span>
            {notice.undo ? (
              <button
                type="button"
                className="notice-undo"
                onClick={() => {
                  leave(notice.id)
                  notice.undo?.()
                }}
              >
                {t('app.undo')}
              </button>
            ) : null}
            <button type="button" className="icon-button" aria-label={t('app.close')} onClick={() => leave(notice.id)}>
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
    </Here>
  )
}
