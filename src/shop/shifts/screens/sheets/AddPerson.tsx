/** Adding whoever is there by name; found with network only. */
import '@mantine/core/styles/Input.css'
import { TextInput } from '@mantine/core'
import { useDeferredValue, useState } from 'react'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import { findForSheet } from '../../contract-sheets.ts'
import { does } from './kept-sheets.ts'

const fewestLetters = 2

export function AddPerson({ id }: { readonly id: string }) {
  const t = useWords()
  return (
    <Sheet words={t('shifts.sheet.add')} title={t('shifts.sheet.add')} icon="plus">
      {(close) => <Search id={id} close={close} />}
    </Sheet>
  )
}

function Search({ id, close }: { readonly id: string; readonly close: () => void }) {
  const t = useWords()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const enough = asked.length >= fewestLetters
  const found = useRead(findForSheet, { sheet: id, q: asked }, { when: enough, keep: true })
  const add = (member: string, name: string) => {
    void does(id, { do: 'add', member, name })
    close()
  }
  return (
    <div className="stack">
      <p>{t('shifts.sheet.add_says')}</p>
      <TextInput
        type="search"
        label={t('shifts.sheet.add_field')}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.error?.kind === 'offline' ? (
        <p role="status">{t('shifts.sheet.add_offline')}</p>
      ) : enough ? (
        <Read of={found}>
          {({ people }) =>
            people.length === 0 ? (
              <p role="status">{t('shifts.sheet.add_none')}</p>
            ) : (
              <ul className="sheet-found">
                {people.map(({ member, name, memberNo }) => (
                  <li key={member}>
                    <Button
                      kind="other"
                      wide
                      press={() => add(member, name)}
                      label={t('shifts.sheet.add_this', { name })}
                    >
                      {memberNo === null ? name : `${name} · ${memberNo}`}
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </Read>
      ) : null}
    </div>
  )
}
