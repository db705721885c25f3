/** Beside booking a shift: working it for others. */
import type { OpenShiftPart } from '#app/parts.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { Refusal } from '#platform/refusal.ts'
import { giveShift, readGiving } from '../contract-pot.ts'
import { useWarnings } from './WarningBox.tsx'

export const GiveShift: OpenShiftPart['Part'] = ({ shift }) => {
  const t = useWords()
  const giving = useRead(readGiving, { shift }).data
  if (!giving?.offered) return null
  return (
    <div className="row">
      <Sheet
        words={t('exchanges.pot.give_this')}
        title={t('exchanges.pot.give_asks')}
        kind="other"
        reasons={giving.whyNot as readonly Refusal[]}
      >
        {(close) => <Sure shift={shift} warnings={giving.warnings} close={close} />}
      </Sheet>
    </div>
  )
}

interface SureProps {
  readonly shift: string
  readonly warnings: readonly string[]
  readonly close: () => void
}

function Sure({ shift, warnings, close }: SureProps) {
  const t = useWords()
  const { said } = useNotices()
  const read = useWarnings(warnings)
  const give = useAct(giveShift, {
    done: ({ state }) => {
      said(t(`exchanges.pot.given_${state}`))
      close()
    },
  })
  return (
    <div className="stack">
      <p>{t('exchanges.pot.give_says')}</p>
      {read.box}
      <Trouble of={give.error} />
      <div className="form-act">
        <Button press={() => give.act({ shift, warningsAccepted: read.accepted })} reasons={read.waits}>
          {t('exchanges.pot.give_sure')}
        </Button>
        <Button kind="quiet" press={close}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  )
}
