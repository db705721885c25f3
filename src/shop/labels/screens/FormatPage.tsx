/** One format at true size: its parts over an invented product, what would be lost, and pages to try it with. */
import '@mantine/core/styles/Input.css'
import { useState } from 'react'
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { Page, Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { archiveFormat, listFormats, makeFormat, readFormat, readLetters } from '../contract.ts'
import { Editor } from './Editor.tsx'
import { formatName, sizeWords } from './format-words.ts'
import './labels.css'
import { OwnPapers } from './OwnPapers.tsx'
import { TestPrint } from './TestPrint.tsx'
import { UsedFor } from './UsedFor.tsx'

export function FormatScreen() {
  const t = useWords()
  const address = useAddress()
  const reading = useRead(readFormat, { format: address.param('format') })
  const letters = useRead(readLetters, {})
  const { data } = reading
  return (
    <Page
      wide
      title={data ? formatName(data) : t('labels.format')}
      says={data ? sizeWords(data) : undefined}
      read={reading}
      back={{ href: '/staff/labels/formats', says: t('labels.formats') }}
      action={data && may('labels.formats') ? <Copy format={data} /> : undefined}
    >
      {(format) => (
        <div className="stack">
          <Read of={letters}>
            {({ fonts }) => <Editor key={`${format.format} ${format.version}`} format={format} fonts={fonts} />}
          </Read>
          {may('labels.formats') ? <UsedFor format={format.format} /> : null}
          <TestPrint key={format.papers.map(({ id }) => id).join()} format={format.format} papers={format.papers} />
          <OwnPapers format={format} />
          {format.name !== null && may('labels.formats') ? <Archive format={format.format} /> : null}
        </div>
      )}
    </Page>
  )
}

function Archive({ format }: { readonly format: string }) {
  const t = useWords()
  const address = useAddress()
  const archive = useAct(archiveFormat, { after: [listFormats], done: () => address.go('/staff/labels/formats') })
  return (
    <div>
      <Confirm
        words={t('labels.archive')}
        title={t('labels.archive.asks')}
        says={t('labels.archive.says')}
        sure={t('labels.archive')}
        press={() => archive.act({ format })}
        error={archive.error}
      />
    </div>
  )
}

function Copy({ format }: { readonly format: ReplyOf<typeof readFormat> }) {
  const t = useWords()
  const address = useAddress()
  const make = useAct(makeFormat)
  const [start] = useState({ name: '' })
  return (
    <Sheet words={t('labels.copy')} title={t('labels.copy')} icon="plus" kind={format.name === null ? 'main' : 'other'}>
      {(close) => (
        <Form
          name={`labels.copy ${format.format}`}
          start={start}
          act={make}
          send={({ name }) => ({ from: format.format, name })}
          submit={t('labels.copy')}
          done={(reply) => {
            close()
            address.go(pathTo('/staff/labels/formats/:format', { format: reply.format }))
          }}
        >
          <TextField name="name" label={t('labels.name')} hint={t('labels.copy.hint')} />
        </Form>
      )}
    </Sheet>
  )
}
