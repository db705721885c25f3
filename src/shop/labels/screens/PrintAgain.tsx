/** Asking for a label once more although it says the same: why, in one tap or in own words. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { printAgain } from '../contract-desk.ts'

const usual = ['torn', 'faded', 'lost'] as const

export interface PrintAgainProps {
  readonly labels: readonly string[]
  /** What is printed again, for listeners. */
  readonly name: string
  readonly done?: () => void
}

export function PrintAgain({ labels, name, done }: PrintAgainProps) {
  const t = useWords()
  const { said } = useNotices()
  const [reason, setReason] = useState('')
  const ask = useAct(printAgain)
  const send = async (why: string, close: () => void) => {
    if (why.trim() === '' || !(await ask.act({ labels: [...labels], reason: why.trim() }))) return
    said(t('labels.again.asked', { name }))
    setReason('')
    close()
    done?.()
  }
  return (
    <Sheet
      words={t('labels.again')}
      title={t('labels.again.why', { name })}
      icon="print"
      label={t('labels.again.of', { name })}
    >
      {(close) => (
        <div className="stack">
          <div className="row">
            {usual.map((one) => (
              <Button key={one} kind="other" busy={ask.busy} press={() => send(t(`labels.again.${one}`), close)}>
                {t(`labels.again.${one}`)}
              </Button>
            ))}
          </div>
          <TextInput
            label={t('labels.again.other')}
            value={reason}
            maxLength={200}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Trouble of={ask.error} />
          <Button icon="print" busy={ask.busy} press={() => send(reason, close)}>
            {t('labels.again')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
