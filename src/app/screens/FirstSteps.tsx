/** What a new shop does first. Every step knows from facts whether it is done; the list leaves when all are, or when hidden. */
import { useCallback, useEffect, useState } from 'react'
import { changeSetting, listSettings } from '#platform/settings/contract.ts'
import { call } from '../call.ts'
import type { FirstStep } from '../parts.ts'
import { useAct, useRead } from '../reading.ts'
import { may, useOrganisation } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Link } from '../ui/Link.tsx'
import { useNotices } from '../ui/Notices.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useWords } from '../words.ts'
import { firstSteps } from './gathered.ts'

const shownSetting = 'house.firstSteps'

export function FirstSteps() {
  const organisation = useOrganisation()
  const settings = useRead(listSettings, {}, { when: may('settings.change') })
  const shown = settings.data?.settings.find((one) => one.key === shownSetting)?.value === true
  return shown && organisation ? <Steps key={organisation.id} steps={firstSteps()} /> : null
}

type Done = Readonly<Record<string, boolean | undefined>>

function Steps({ steps }: { readonly steps: readonly FirstStep[] }) {
  const t = useWords()
  const { undo } = useNotices()
  const [done, setDone] = useState<Done>({})
  const tell = useCallback((title: string, is: boolean | undefined) => setDone((all) => ({ ...all, [title]: is })), [])
  const show = (value: boolean) => call(changeSetting, { key: shownSetting, value })
  const hide = useAct(changeSetting, {
    after: [listSettings],
    done: () => undo(t('app.first_steps.hidden'), () => show(true).then(() => location.reload())),
  })
  // Nothing is shown before a step is known to be open: a shop long at work never sees the list flash by.
  const open = steps.some((step) => done[step.title] === false)
  return (
    <section className="card first-steps" aria-labelledby="first-steps" hidden={!open} data-tone="leaf">
      <h2 id="first-steps">{t('app.first_steps')}</h2>
      <ol>
        {steps.map((step) => (
          <Step key={step.title} step={step} tell={tell} />
        ))}
      </ol>
      <Button kind="quiet" press={() => hide.act({ key: shownSetting, value: false })}>
        {t('app.first_steps.hide')}
      </Button>
      <Trouble of={hide.error} />
    </section>
  )
}

interface StepProps {
  readonly step: FirstStep
  readonly tell: (title: string, done: boolean | undefined) => void
}

function Step({ step, tell }: StepProps) {
  const t = useWords()
  const done = step.useDone()
  useEffect(() => tell(step.title, done), [tell, step.title, done])
  return (
    <li data-done={done || undefined}>
      <Icon name={done ? 'fine' : 'forward'} {...(done ? { label: t('app.first_steps.done') } : {})} size={24} />
      <div>
        {done ? <strong>{t(step.title)}</strong> : <Link href={step.href}>{t(step.title)}</Link>}
        <p className="quiet">{t(step.says)}</p>
      </div>
    </li>
  )
}
