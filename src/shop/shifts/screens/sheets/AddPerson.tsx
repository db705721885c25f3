/** Adding whoever is there by name, where they help and what it counts as; found with network only. */
import '@mantine/core/styles/Input.css'
import { NativeSelect, TextInput } from '@mantine/core'
import { useDeferredValue, useState } from 'react'
import { useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { findForSheet } from '../../contract-sheets.ts'
import { mayHold } from '../../rules/purpose.ts'
import { type Purpose, purposes } from '../../rules/words.ts'
import { does } from './kept-sheets.ts'
import type { SheetReply } from './waiting.ts'

type Found = ReplyOf<typeof findForSheet>['people'][number]
const fewestLetters = 2

interface AddProps {
  readonly id: string
  readonly sheet: SheetReply
}

export function AddPerson({ id, sheet }: AddProps) {
  const t = useWords()
  return (
    <Sheet words={t('shifts.sheet.add')} title={t('shifts.sheet.add')} icon="plus">
      {(close) => <Search id={id} sheet={sheet} close={close} />}
    </Sheet>
  )
}

function Search({ id, sheet, close }: AddProps & { readonly close: () => void }) {
  const t = useWords()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Found | null>(null)
  const asked = useDeferredValue(text.trim())
  const enough = asked.length >= fewestLetters
  const found = useRead(findForSheet, { sheet: id, q: asked }, { when: enough, keep: true })
  if (chosen) return <Chosen id={id} sheet={sheet} person={chosen} close={close} back={() => setChosen(null)} />
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
                {people.map((person) => (
                  <li key={person.member}>
                    <Button
                      kind="other"
                      wide
                      press={() => setChosen(person)}
                      label={t('shifts.sheet.add_this', { name: person.name })}
                    >
                      {person.memberNo === null ? person.name : `${person.name} · ${person.memberNo}`}
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

interface ChosenProps extends AddProps {
  readonly person: Found
  readonly close: () => void
  readonly back: () => void
}

/** One more tap adds; who wants to says where and what it counts as. Whoever is expected keeps the own line. */
function Chosen({ id, sheet, person, close, back }: ChosenProps) {
  const t = useWords()
  const kinds = [...new Map(sheet.shifts.map(({ kind, kindName }) => [kind, kindName]))]
  const may = purposes.filter((purpose) => mayHold(person.mode, purpose))
  const [kind, setKind] = useState('')
  const [purpose, setPurpose] = useState('')
  const expected = sheet.lines.some((line) => (line.standIn ?? line.member) === person.member)
  const add = () => {
    const { member, name } = person
    const wish = expected ? {} : { ...(kind ? { kind } : {}), ...(purpose ? { purpose: purpose as Purpose } : {}) }
    void does(id, { do: 'add', member, name, ...wish })
    close()
  }
  return (
    <div className="stack">
      <p>
        <strong>{person.name}</strong>
      </p>
      {expected ? <p>{t('shifts.sheet.add_expected')}</p> : null}
      {!expected && kinds.length > 1 ? (
        <NativeSelect
          label={t('shifts.sheet.add_kind')}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value)}
          data={[
            { value: '', label: t('shifts.sheet.add_kind_free') },
            ...kinds.map(([value, label]) => ({ value, label })),
          ]}
        />
      ) : null}
      {!expected && may.length > 1 ? (
        <NativeSelect
          label={t('shifts.sheet.add_purpose')}
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value)}
          data={[
            { value: '', label: t('shifts.sheet.add_purpose_usual') },
            ...may.map((value) => ({ value, label: t(`shifts.purpose.${value}`) })),
          ]}
        />
      ) : null}
      <div className="form-act">
        <Button kind="main" press={add}>
          {t('shifts.sheet.add_this', { name: person.name })}
        </Button>
        <Button kind="quiet" press={back}>
          {t('shifts.sheet.add_somebody_else')}
        </Button>
      </div>
    </div>
  )
}
