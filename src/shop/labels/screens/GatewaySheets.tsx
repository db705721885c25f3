/** A gateway gets its key: made, renewed, taken away. */
import { useState } from 'react'
import { useAct } from '#app/reading.ts'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { archiveGateway, listTags, readEPaper, registerGateway, renewGatewayKey } from '../contract-e-paper.ts'
import './e-paper.css'

interface Made {
  readonly gateway: string
  readonly secret: string
}

const after = { after: [readEPaper, listTags] }

/** Shown once: whoever closes the page makes another key. */
function Once({ gateway, secret }: Made) {
  const t = useWords()
  const address = `${location.origin}/api/v1/labels/gateways/${gateway}`
  return (
    <div role="status" className="stack">
      <p>{t('labels.gateway.key_says')}</p>
      <Facts
        of={[
          { name: t('labels.gateway.address'), value: <code className="e-paper-secret">{address}</code> },
          { name: t('labels.gateway.key'), value: <code className="e-paper-secret">{secret}</code> },
        ]}
      />
      <p className="quiet">{t('labels.e_paper.guide')}</p>
    </div>
  )
}

export function AddGateway() {
  const t = useWords()
  const [made, setMade] = useState<Made | null>(null)
  const add = useAct(registerGateway, after)
  return (
    <Sheet words={t('labels.gateway.add')} title={t('labels.gateway.add')} icon="plus">
      {() => (
        <div className="stack">
          {made ? <Once {...made} /> : null}
          <Form
            name="labels.gateway"
            again
            start={{ name: '' }}
            act={add}
            send={({ name }) => ({ name })}
            submit={t('labels.gateway.keep')}
            done={setMade}
          >
            <TextField name="name" label={t('labels.gateway.name')} />
          </Form>
        </div>
      )}
    </Sheet>
  )
}

export function GatewayActs({ gateway: { gateway, name } }: { readonly gateway: { gateway: string; name: string } }) {
  const t = useWords()
  const [secret, setSecret] = useState<string | null>(null)
  const renew = useAct(renewGatewayKey, { ...after, done: (made) => setSecret(made.secret) })
  const archive = useAct(archiveGateway, after)
  return (
    <div className="stack">
      <div className="row">
        <Confirm
          words={t('labels.gateway.renew')}
          title={t('labels.gateway.renew_asks', { name })}
          says={t('labels.gateway.renew_says')}
          sure={t('labels.gateway.renew')}
          label={`${t('labels.gateway.renew')}: ${name}`}
          kind="quiet"
          press={() => renew.act({ gateway })}
          error={renew.error}
        />
        <Confirm
          words={t('labels.archive')}
          title={t('labels.gateway.archive_asks', { name })}
          says={t('labels.gateway.archive_says')}
          sure={t('labels.archive')}
          label={`${t('labels.archive')}: ${name}`}
          kind="quiet"
          press={() => archive.act({ gateway })}
          error={archive.error}
        />
      </div>
      {secret ? <Once gateway={gateway} secret={secret} /> : null}
    </div>
  )
}
